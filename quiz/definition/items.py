"""De veertig uitspraken, in de volgorde waarin de scan ze toont: vijf stappen van acht.

Een tekst verbeteren mag altijd. Een id, discipline of succesgebied veranderen breekt oude codes:
`python -m quiz diff` vertelt wat een wijziging doet. Regels voor een uitspraak staan in CONTRIBUTING.md.
"""

from quiz.model import Item

ITEMS = (
    # Stap 1
    Item(
        id="team-les-doorgeven",
        text="Wie iets nieuws leert, deelt dat daarna met het team.",
        discipline="teamleren",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="meesterschap-tijd-om-te-leren",
        text="Tijdens het werk is er tijd om iets nieuws te leren.",
        discipline="persoonlijk-meesterschap",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="visie-voortgang-bespreken",
        text="We kijken terug om te zien hoe ver we met onze doelen zijn.",
        discipline="gemeenschappelijke-visie",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="systeem-andere-afdeling",
        text="Een probleem met een ander team bespreken we zelf met dat team.",
        discipline="systeemdenken",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="team-hulp-vragen",
        text="Collega’s vragen elkaar om hulp als ze vastlopen.",
        discipline="teamleren",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="mentaal-werkwijze-veranderen",
        text="Als een collega iets beters voorstelt, veranderen we een vaste manier van werken.",
        discipline="mentale-modellen",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="visie-doel-van-een-taak",
        text="Als er een nieuwe taak komt, horen we voor welk doel we die doen.",
        discipline="gemeenschappelijke-visie",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="meesterschap-effect-van-leren",
        text="Wie iets heeft geleerd, laat zien wat dat in het werk verandert.",
        discipline="persoonlijk-meesterschap",
        success_area="waarde-van-leren-aantonen",
    ),
    # Stap 2
    Item(
        id="systeem-nieuws-van-afdelingen",
        text="We horen op tijd waar andere teams mee bezig zijn.",
        discipline="systeemdenken",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="team-terugblikken",
        text="Na een klus bespreken we met elkaar wat we de volgende keer anders doen.",
        discipline="teamleren",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="meesterschap-eigen-leerdoel",
        text="Collega’s kiezen zelf wat ze in hun werk willen leren.",
        discipline="persoonlijk-meesterschap",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="visie-werktijd-voor-toekomst",
        text="We krijgen werktijd om te praten over waar we naartoe willen.",
        discipline="gemeenschappelijke-visie",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="mentaal-blik-doorvertellen",
        text="Collega’s vertellen door hoe mensen van buiten naar ons werk kijken.",
        discipline="mentale-modellen",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="systeem-patroon-zoeken",
        text="Als een probleem steeds terugkomt, bespreken we wat erachter zit.",
        discipline="systeemdenken",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="team-opbrengst-tonen",
        text="We laten anderen zien wat samen leren ons team heeft opgeleverd.",
        discipline="teamleren",
        success_area="waarde-van-leren-aantonen",
    ),
    Item(
        id="visie-idee-uitproberen",
        text="We proberen ideeën van collega’s uit als ze bij ons doel passen.",
        discipline="gemeenschappelijke-visie",
        success_area="medewerkers-in-hun-kracht",
    ),
    # Stap 3
    Item(
        id="mentaal-ruimte-voor-andere-kijk",
        text="Wie anders denkt dan de rest, krijgt ruimte om dat uit te leggen.",
        discipline="mentale-modellen",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="team-meekijken",
        text="Collega’s laten elkaar zien hoe ze hun werk doen.",
        discipline="teamleren",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="systeem-tijd-voor-samenwerking",
        text="Er is tijd om samen met een ander team iets te verbeteren.",
        discipline="systeemdenken",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="meesterschap-feedback-vragen",
        text="Collega’s vragen anderen na afloop wat er beter kan aan hun eigen werk.",
        discipline="persoonlijk-meesterschap",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="visie-leren-dichter-bij-doel",
        text="Als we iets leren, laten we zien welk doel daardoor dichterbij komt.",
        discipline="gemeenschappelijke-visie",
        success_area="waarde-van-leren-aantonen",
    ),
    Item(
        id="team-samen-oplossen",
        text="Bij een probleem kiezen we als team zelf een oplossing.",
        discipline="teamleren",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="meesterschap-moeite-delen",
        text="Collega’s vertellen elkaar wat ze in hun werk nog moeilijk vinden.",
        discipline="persoonlijk-meesterschap",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="mentaal-verwachting-bespreken",
        text="Als het anders loopt dan verwacht, bespreken we wat we vooraf dachten.",
        discipline="mentale-modellen",
        success_area="leren-en-reflecteren",
    ),
    # Stap 4
    Item(
        id="visie-plannen-horen",
        text="We horen welke plannen onze organisatie voor de komende jaren heeft.",
        discipline="gemeenschappelijke-visie",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="mentaal-leiding-helpt-kijken",
        text="Leidinggevenden helpen ons om anders naar een probleem te kijken.",
        discipline="mentale-modellen",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="systeem-fout-doorgeven",
        text="We melden een fout ook aan het team dat er last van krijgt.",
        discipline="systeemdenken",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="meesterschap-nieuwe-taak-oppakken",
        text="Collega’s pakken uit zichzelf een taak op die nieuw voor hen is.",
        discipline="persoonlijk-meesterschap",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="team-overlegtijd-voor-leren",
        text="In ons overleg is er tijd om van elkaar te leren.",
        discipline="teamleren",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="mentaal-training-nagaan",
        text="Ook als iedereen een training goed vindt, gaan we na wat die oplevert.",
        discipline="mentale-modellen",
        success_area="waarde-van-leren-aantonen",
    ),
    Item(
        id="visie-eerlijk-over-plannen",
        text="Als een plan voor de toekomst tegenvalt, zeggen leidinggevenden dat tegen ons.",
        discipline="gemeenschappelijke-visie",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="systeem-gevolgen-voor-anderen",
        text="Na een verandering bespreken we wat andere teams daarvan merken.",
        discipline="systeemdenken",
        success_area="leren-en-reflecteren",
    ),
    # Stap 5
    Item(
        id="meesterschap-uitleg-vinden",
        text="Wie beter wil worden in het vak, vindt bij ons de uitleg daarvoor.",
        discipline="persoonlijk-meesterschap",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="systeem-tijd-voor-uitzoeken",
        text="Leidinggevenden geven ons tijd om de oorzaak van een probleem uit te zoeken.",
        discipline="systeemdenken",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="team-reactie-op-fout",
        text="Wie een fout vertelt, krijgt hulp van het team.",
        discipline="teamleren",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="mentaal-doorvragen",
        text="Als we anders denken over wat er gebeurde, vragen we elkaar waarom.",
        discipline="mentale-modellen",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="meesterschap-waardering-voor-leren",
        text="Leidinggevenden spreken waardering uit als iemand iets nieuws heeft geleerd.",
        discipline="persoonlijk-meesterschap",
        success_area="waarde-van-leren-aantonen",
    ),
    Item(
        id="systeem-waarde-voor-anderen",
        text="Als we iets leren, gaan we na wat andere teams daaraan hebben.",
        discipline="systeemdenken",
        success_area="waarde-van-leren-aantonen",
    ),
    Item(
        id="mentaal-vergissing-toegeven",
        text="Als leidinggevenden iets verkeerd hebben ingeschat, zeggen ze dat tegen ons.",
        discipline="mentale-modellen",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="visie-meebeslissen",
        text="We beslissen mee over de doelen van ons team.",
        discipline="gemeenschappelijke-visie",
        success_area="medewerkers-in-hun-kracht",
    ),
)
