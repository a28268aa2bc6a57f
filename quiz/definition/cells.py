"""De dertig vakken van de leerkaart: hoe een discipline eruitziet in een succesgebied.

Elk vak hoort bij één discipline en één succesgebied. `good` zegt in één zin wat je ziet als het goed
gaat, `first_step` is iets wat de lezer deze week zelf kan doen. De volgorde is die van de disciplines, en
daarbinnen die van de succesgebieden.
"""

from ..model import Cell

CELLS = (
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="bouwen-aan-vertrouwen",
        good="Je zegt hardop dat je twijfelt aan de koers, en collega’s willen weten waarom.",
        first_step=(
            "Vertel één collega wat jij de komende jaren met je werk wilt bereiken, en vraag ook naar het "
            "antwoord van de ander."
        ),
    ),
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="waarde-van-leren-aantonen",
        good="Bij elke cursus of proef kan iedereen zeggen aan welk doel van de organisatie die bijdraagt.",
        first_step=("Kies iets wat je dit jaar leerde en schrijf in drie zinnen op welk doel daarmee dichterbij kwam."),
    ),
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="medewerkers-in-hun-kracht",
        good=("Wie een plan heeft dat bij het doel past, mag beginnen zonder eerst overal toestemming te vragen."),
        first_step=(
            "Zoek een taak waarover je zelf mag beslissen en verander er iets aan, zodat die beter past bij "
            "het doel van je team."
        ),
    ),
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="kennis-delen-als-kracht",
        good=(
            "De winkel, de klantenservice en het magazijn horen van elkaar wat klanten vragen, en stellen "
            "daarmee samen de koers bij."
        ),
        first_step=(
            "Breng in het eerstvolgende overleg één zin in die een klant, cliënt of leerling je over zijn "
            "toekomst vertelde."
        ),
    ),
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="leren-en-reflecteren",
        good=(
            "Na een project legt het team de uitkomst naast wat het wilde bereiken, en praat het ook over "
            "dat doel zelf."
        ),
        first_step=("Sluit een overleg af met de vraag welk besluit van vandaag jullie dichter bij het doel brengt."),
    ),
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="organisatieondersteuning",
        good=(
            "Je leidinggevende vraagt wat je wilt leren voor de weg die jullie samen kiezen, en maakt daar "
            "uren voor vrij."
        ),
        first_step=(
            "Vraag je leidinggevende om een kwartier en bespreek welke kennis jullie over twee jaar nodig hebben."
        ),
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="bouwen-aan-vertrouwen",
        good="Een nieuwe collega vraagt waarom iets zo gaat, en krijgt uitleg in plaats van een zucht.",
        first_step="Zeg in een gesprek één keer “ik neem aan dat …” en vraag wie het anders ziet.",
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="waarde-van-leren-aantonen",
        good=("De organisatie zoekt uit of een training werkt, ook wanneer iedereen daar al van overtuigd is."),
        first_step=("Denk aan een cursus die je nuttig vond en zoek één feit over wat die in je werk veranderde."),
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="medewerkers-in-hun-kracht",
        good="Stelt iemand een andere aanpak voor, dan probeert het team die uit voordat het oordeelt.",
        first_step="Doe een vertrouwde taak eens op een andere manier en kijk wat er echt gebeurt.",
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="kennis-delen-als-kracht",
        good=(
            "Monteurs en planners leggen hun cijfers naast elkaar en ontdekken dat ze met hetzelfde woord "
            "iets anders bedoelen."
        ),
        first_step=("Bel iemand van een andere afdeling en laat je vertellen hoe een gewone werkdag er daar uitziet."),
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="leren-en-reflecteren",
        good=("Loopt iets anders dan verwacht, dan vraagt de groep ook welk idee vooraf niet bleek te kloppen."),
        first_step=("Neem een lastig gesprek van deze week en schrijf apart op wat je hoorde en wat je daarbij dacht."),
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="organisatieondersteuning",
        good=(
            "Leidinggevenden vertellen waarover zij zelf van mening veranderden, en geven tijd om oude "
            "gewoonten te onderzoeken."
        ),
        first_step="Zet een vaste gewoonte van je team op de agenda en vraag of de reden ervan nog klopt.",
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="bouwen-aan-vertrouwen",
        good="“Dit beheers ik nog niet” is een zin die je hier kunt zeggen, waarna iemand je helpt.",
        first_step=("Vertel een collega wat je in je werk nog lastig vindt en spreek af hoe je het gaat oefenen."),
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="waarde-van-leren-aantonen",
        good=("In het jaargesprek telt mee wat je hebt geleerd en geprobeerd, ook als het resultaat tegenviel."),
        first_step="Schrijf vijf werkdagen lang elke dag één regel op over wat je leerde.",
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="medewerkers-in-hun-kracht",
        good=("Mensen kiezen zelf een opgave die net boven hun niveau ligt, en het team houdt daar rekening mee."),
        first_step="Bedenk welke taak je graag wilt leren en bied aan om er een klein stuk van te doen.",
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="kennis-delen-als-kracht",
        good=(
            "Heeft een medewerker iets uitgezocht, dan laat die het uit zichzelf zien en vraagt wat een "
            "ander ermee kan."
        ),
        first_step="Laat iemand in tien minuten zien hoe jij iets doet waar je goed in bent.",
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="leren-en-reflecteren",
        good=("Collega’s vragen om feedback op wat ze willen leren, en kunnen later vertellen wat ze ermee deden."),
        first_step=("Kies aan het eind van een werkdag een moment dat goed ging en bedenk wat jij daarvoor deed."),
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="organisatieondersteuning",
        good=(
            "Leren staat in het rooster, en halverwege vraagt de leidinggevende hoe het gaat en wat er nog nodig is."
        ),
        first_step="Zet een uur leertijd in je agenda en zeg tegen je team waar je dat voor gebruikt.",
    ),
    Cell(
        discipline="teamleren",
        success_area="bouwen-aan-vertrouwen",
        good=("Lastige punten komen in het overleg op tafel, terwijl de mensen om wie het gaat erbij zitten."),
        first_step="Begin een overleg met een eigen vergissing van deze week en wat die je leerde.",
    ),
    Cell(
        discipline="teamleren",
        success_area="waarde-van-leren-aantonen",
        good=("Teams vertellen op intranet wat ze samen uitzochten, en wat cliënten of klanten daarvan merkten."),
        first_step=("Schrijf met een paar teamgenoten op een half blaadje wat jullie onlangs leerden, en hang het op."),
    ),
    Cell(
        discipline="teamleren",
        success_area="medewerkers-in-hun-kracht",
        good="Het werk is zo verdeeld dat ieder teamlid soms doet wat vertrouwd is en soms iets nieuws.",
        first_step="Ruil een uur van taak met een collega en help elkaar op weg.",
    ),
    Cell(
        discipline="teamleren",
        success_area="kennis-delen-als-kracht",
        good="Wat de nachtploeg ontdekt, weet de dagploeg bij het begin van haar dienst.",
        first_step="Stel bij de overdracht één extra vraag: wat heb je gezien dat een ander moet weten?",
    ),
    Cell(
        discipline="teamleren",
        success_area="leren-en-reflecteren",
        good=("Na een drukke week praat het team een kwartier na, en uit dat gesprek komt een afspraak die blijft."),
        first_step=(
            "Bespreek na een klus met de anderen wat het plan was, wat er gebeurde en wat jullie daarvan meenemen."
        ),
    ),
    Cell(
        discipline="teamleren",
        success_area="organisatieondersteuning",
        good=("De leidinggevende stelt vragen en wacht op het antwoord, zodat de groep zelf een oplossing vindt."),
        first_step=(
            "Stel voor om het eerste kwartier van een overleg dat al bestaat voortaan te gebruiken om te leren."
        ),
    ),
    Cell(
        discipline="systeemdenken",
        success_area="bouwen-aan-vertrouwen",
        good="Gaat er iets mis, dan kijken mensen eerst hoe het werk was ingericht.",
        first_step=("Vraag bij de volgende fout hoe het zo kon lopen, nog voordat iemand vraagt wie het deed."),
    ),
    Cell(
        discipline="systeemdenken",
        success_area="waarde-van-leren-aantonen",
        good=(
            "Wie de waarde van leren wil zien, let ook op gevolgen die pas maanden later of bij een andere "
            "afdeling opduiken."
        ),
        first_step=("Teken een lijn van iets wat je leerde naar iemand buiten je team die daar iets van merkt."),
    ),
    Cell(
        discipline="systeemdenken",
        success_area="medewerkers-in-hun-kracht",
        good="Een verzorgende die ziet waar het spaak loopt, mag met de keuken en de planning om tafel.",
        first_step=("Loop een halfuur mee bij een collega die jouw werk overneemt en vraag wat daar handiger kan."),
    ),
    Cell(
        discipline="systeemdenken",
        success_area="kennis-delen-als-kracht",
        good=("Voordat een afdeling iets verandert, hoort ze van de andere afdelingen wat dat voor hen betekent."),
        first_step="Leg een verandering die je van plan bent voor aan iemand die er last van kan krijgen.",
    ),
    Cell(
        discipline="systeemdenken",
        success_area="leren-en-reflecteren",
        good="Komt een probleem voor de derde keer terug, dan zoekt de groep naar het patroon erachter.",
        first_step=("Pak een probleem dat steeds terugkomt en noteer wat er de laatste drie keren aan voorafging."),
    ),
    Cell(
        discipline="systeemdenken",
        success_area="organisatieondersteuning",
        good=("Regels die leren in de weg zitten, brengt de directie samen met de werkvloer in beeld en past ze aan."),
        first_step=(
            "Noem je leidinggevende één regel die leren bij jullie tegenhoudt, en zoek samen uit waar die vandaan komt."
        ),
    ),
)
