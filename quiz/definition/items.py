"""De veertig uitspraken, in de volgorde waarin de scan ze toont: vijf stappen van acht.

Een tekst verbeteren mag altijd. Een id, discipline of succesgebied veranderen breekt oude codes:
`python -m quiz diff` vertelt wat een wijziging doet. Regels voor een uitspraak staan in CONTRIBUTING.md.
"""

from ..model import Item

ITEMS = (
    # Stap 1
    Item(
        id="visie-doel-van-het-werk",
        text="We vertellen elkaar voor wie we dit werk doen.",
        discipline="gemeenschappelijke-visie",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="mentaal-vergissing-toegeven",
        text="Leidinggevenden vertellen het ons als ze zich hebben vergist.",
        discipline="mentale-modellen",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="systeem-gevolgen-voor-anderen",
        text="We bespreken wat ons werk voor andere afdelingen betekent.",
        discipline="systeemdenken",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="team-samen-oplossen",
        text="Bij een probleem mogen we samen zelf een oplossing kiezen.",
        discipline="teamleren",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="meesterschap-jaargesprek",
        text="In onze jaargesprekken komt aan bod wat iemand heeft geleerd.",
        discipline="persoonlijk-meesterschap",
        success_area="waarde-van-leren-aantonen",
    ),
    Item(
        id="systeem-tijd-voor-uitzoeken",
        text="Leidinggevenden geven ons tijd om een probleem grondig uit te zoeken.",
        discipline="systeemdenken",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="visie-meebeslissen",
        text="We beslissen mee over de richting van ons werk.",
        discipline="gemeenschappelijke-visie",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="team-fout-vertellen",
        text="Wie bij ons een fout maakt, vertelt dat zelf.",
        discipline="teamleren",
        success_area="bouwen-aan-vertrouwen",
    ),
    # Stap 2
    Item(
        id="meesterschap-uitdagende-taak",
        text="We krijgen taken waarvan we iets nieuws leren.",
        discipline="persoonlijk-meesterschap",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="visie-eerlijk-over-plannen",
        text="Leidinggevenden vertellen eerlijk hoe het met onze plannen gaat.",
        discipline="gemeenschappelijke-visie",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="team-meekijken",
        text="Collega’s kijken bij elkaar mee om van elkaar te leren.",
        discipline="teamleren",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="systeem-andere-afdeling",
        text="We mogen een probleem zelf bespreken met een andere afdeling.",
        discipline="systeemdenken",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="visie-leerdoel-in-plannen",
        text="In onze plannen staat wat we dit jaar willen leren.",
        discipline="gemeenschappelijke-visie",
        success_area="waarde-van-leren-aantonen",
    ),
    Item(
        id="mentaal-aannames-nagaan",
        text="Vóór een belangrijk besluit controleren we wat we denken te weten.",
        discipline="mentale-modellen",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="team-overlegtijd-voor-leren",
        text="Leidinggevenden maken in het overleg tijd om samen te leren.",
        discipline="teamleren",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="systeem-effect-volgen",
        text="We volgen wat een verbetering voor klanten oplevert.",
        discipline="systeemdenken",
        success_area="waarde-van-leren-aantonen",
    ),
    # Stap 3
    Item(
        id="mentaal-blik-van-buiten",
        text="We vragen mensen van buiten hoe zij naar ons werk kijken.",
        discipline="mentale-modellen",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="systeem-patroon-zoeken",
        text="Komt een probleem terug, dan zoeken we naar het patroon.",
        discipline="systeemdenken",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="mentaal-twijfel-uitspreken",
        text="Wie twijfelt aan een plan, zegt dat bij ons hardop.",
        discipline="mentale-modellen",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="visie-wensen-van-klanten",
        text="Nieuws over de wensen van klanten komt bij ons aan.",
        discipline="gemeenschappelijke-visie",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="meesterschap-feedback-vragen",
        text="We vragen collega’s om feedback op ons eigen werk.",
        discipline="persoonlijk-meesterschap",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="visie-idee-uitproberen",
        text="Wie een idee voor de toekomst heeft, mag het bij ons uitproberen.",
        discipline="gemeenschappelijke-visie",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="meesterschap-tijd-om-te-leren",
        text="Tijdens het werk is er tijd om iets nieuws te leren.",
        discipline="persoonlijk-meesterschap",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="team-leerresultaat-tonen",
        text="We laten aan anderen zien wat we samen hebben geleerd.",
        discipline="teamleren",
        success_area="waarde-van-leren-aantonen",
    ),
    # Stap 4
    Item(
        id="mentaal-werkwijze-bespreken",
        text="We mogen een vaste werkwijze ter discussie stellen.",
        discipline="mentale-modellen",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="team-les-doorgeven",
        text="Wie iets nieuws leert, deelt dat daarna met collega’s.",
        discipline="teamleren",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="visie-werktijd-voor-toekomst",
        text="We krijgen werktijd om samen over onze toekomst te praten.",
        discipline="gemeenschappelijke-visie",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="mentaal-doorvragen",
        text="Bij een meningsverschil vragen we door naar de redenen van de ander.",
        discipline="mentale-modellen",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="meesterschap-hulp-vinden",
        text="Wie iets wil weten, vindt snel een collega die kan helpen.",
        discipline="persoonlijk-meesterschap",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="systeem-oorzaak-onderzoeken",
        text="Gaat er iets mis, dan onderzoeken we hoe dat kon gebeuren.",
        discipline="systeemdenken",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="meesterschap-taak-na-leren",
        text="Wie iets nieuws kan, krijgt taken die daarbij passen.",
        discipline="persoonlijk-meesterschap",
        success_area="waarde-van-leren-aantonen",
    ),
    Item(
        id="systeem-geld-voor-samenwerking",
        text="Er is geld om met andere afdelingen iets te verbeteren.",
        discipline="systeemdenken",
        success_area="organisatieondersteuning",
    ),
    # Stap 5
    Item(
        id="meesterschap-leerwens-delen",
        text="We vertellen elkaar open wat we nog willen leren.",
        discipline="persoonlijk-meesterschap",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="mentaal-leiding-vraagt",
        text="Leidinggevenden vragen ons hoe wij zelf tegen een probleem aankijken.",
        discipline="mentale-modellen",
        success_area="organisatieondersteuning",
    ),
    Item(
        id="meesterschap-eigen-leerdoel",
        text="We kiezen zelf wat we in ons werk willen leren.",
        discipline="persoonlijk-meesterschap",
        success_area="medewerkers-in-hun-kracht",
    ),
    Item(
        id="team-terugblikken",
        text="Na een klus bespreken we wat we de volgende keer anders doen.",
        discipline="teamleren",
        success_area="leren-en-reflecteren",
    ),
    Item(
        id="systeem-nieuws-van-afdelingen",
        text="We horen op tijd waar andere afdelingen mee bezig zijn.",
        discipline="systeemdenken",
        success_area="kennis-delen-als-kracht",
    ),
    Item(
        id="team-hulp-vragen",
        text="Hulp vragen aan een collega is bij ons gewoon.",
        discipline="teamleren",
        success_area="bouwen-aan-vertrouwen",
    ),
    Item(
        id="mentaal-kritische-vraag",
        text="Leidinggevenden bedanken ons voor een kritische vraag.",
        discipline="mentale-modellen",
        success_area="waarde-van-leren-aantonen",
    ),
    Item(
        id="visie-voortgang-bespreken",
        text="We bespreken geregeld hoe ver we met ons doel zijn.",
        discipline="gemeenschappelijke-visie",
        success_area="leren-en-reflecteren",
    ),
)
