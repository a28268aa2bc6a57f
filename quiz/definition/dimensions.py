"""De vijf disciplines en de zes succesgebieden: naam, korte naam, kern in één zin en pagina."""

from quiz.model import Dimension

DISCIPLINES = (
    Dimension(
        id="gemeenschappelijke-visie",
        title="Gemeenschappelijke visie",
        short="Visie",
        core="Samen weten waar je naartoe wilt, en dat ook echt willen.",
        page="disciplines/gemeenschappelijke-visie/",
    ),
    Dimension(
        id="mentale-modellen",
        title="Mentale modellen",
        short="Modellen",
        core="Zien hoe jouw beelden en aannames sturen wat je doet, en ze durven toetsen.",
        page="disciplines/mentale-modellen/",
    ),
    Dimension(
        id="persoonlijk-meesterschap",
        title="Persoonlijk meesterschap",
        short="Meesterschap",
        core="Weten wat je wilt bereiken, eerlijk zien waar je staat en blijven leren.",
        page="disciplines/persoonlijk-meesterschap/",
    ),
    Dimension(
        id="teamleren",
        title="Teamleren",
        short="Team",
        core="Samen denken en oefenen, zodat het team meer kan dan de mensen apart.",
        page="disciplines/teamleren/",
    ),
    Dimension(
        id="systeemdenken",
        title="Systeemdenken",
        short="Systeem",
        core="Zien hoe alles samenhangt, en zoeken naar wat echt iets verandert.",
        page="disciplines/systeemdenken/",
    ),
)

SUCCESS_AREAS = (
    Dimension(
        id="bouwen-aan-vertrouwen",
        title="Bouwen aan vertrouwen",
        short="Vertrouwen",
        core="Mensen durven vragen te stellen, te twijfelen en fouten te melden.",
        page="succesgebieden/bouwen-aan-vertrouwen/",
    ),
    Dimension(
        id="waarde-van-leren-aantonen",
        title="Waarde van leren aantonen",
        short="Waarde",
        core="De organisatie laat zien wat leren oplevert en maakt er ruimte voor.",
        page="succesgebieden/waarde-van-leren-aantonen/",
    ),
    Dimension(
        id="medewerkers-in-hun-kracht",
        title="Medewerkers staan in hun kracht",
        short="Kracht",
        core="Mensen krijgen ruimte, invloed en vertrouwen om hun werk beter te maken.",
        page="succesgebieden/medewerkers-in-hun-kracht/",
    ),
    Dimension(
        id="kennis-delen-als-kracht",
        title="Kennis delen als kracht",
        short="Kennis",
        core="Wat iemand weet, komt op tijd bij de mensen die er iets aan hebben.",
        page="succesgebieden/kennis-delen-als-kracht/",
    ),
    Dimension(
        id="leren-en-reflecteren",
        title="Leren verbonden aan reflecteren",
        short="Reflectie",
        core="Je kijkt samen terug op het werk en doet het de volgende keer beter.",
        page="succesgebieden/leren-en-reflecteren/",
    ),
    Dimension(
        id="organisatieondersteuning",
        title="Organisatieondersteuning voor het leerproces",
        short="Steun",
        core="Leidinggevenden begeleiden het leren, en er is tijd en geld voor.",
        page="succesgebieden/organisatieondersteuning/",
    ),
)
