"""De dertig vakken van de leerkaart: hoe een discipline eruitziet in een succesgebied.

Elk vak hoort bij één discipline en één succesgebied. `good` zegt in één zin wat je ziet als het goed
gaat, `first_step` is iets wat de lezer deze week zelf kan doen. De volgorde is die van de disciplines, en
daarbinnen die van de succesgebieden.
"""

from quiz.model import Cell

CELLS = (
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="bouwen-aan-vertrouwen",
        good="Als een plan tegenvalt, vertelt de directeur dat zelf in de kantine en beantwoordt daarna alle vragen.",
        first_step=(
            "Vertel één collega wat jij de komende jaren met je werk wilt bereiken, en vraag ook naar het "
            "antwoord van de ander."
        ),
    ),
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="waarde-van-leren-aantonen",
        good="Bij iets wat iemand leerde, hoor je ook welk doel van het team daardoor dichterbij komt.",
        first_step="Noem in een overleg iets wat je dit jaar leerde, en vraag welk doel van het team daarbij past.",
    ),
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="medewerkers-in-hun-kracht",
        good="Een collega met een plan dat bij het doel past, begint eraan zonder eerst overal toestemming te vragen.",
        first_step=(
            "Zoek een taak waarover je zelf mag beslissen en verander er iets aan, zodat die beter past bij het "
            "doel van je team."
        ),
    ),
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="kennis-delen-als-kracht",
        good=(
            "De winkel, de klantenservice en het magazijn horen tegelijk wat de plannen zijn, en waar een nieuwe "
            "taak goed voor is."
        ),
        first_step="Vraag bij een nieuwe taak voor welk doel die is, en vertel het antwoord aan een collega.",
    ),
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="leren-en-reflecteren",
        good=(
            "Na een project legt het team het resultaat naast wat het wilde bereiken, en praat het ook over dat "
            "doel zelf."
        ),
        first_step="Sluit een overleg af met de vraag welk besluit van vandaag jullie dichter bij het doel brengt.",
    ),
    Cell(
        discipline="gemeenschappelijke-visie",
        success_area="organisatieondersteuning",
        good="De school sluit een middag de deuren, zodat het team kan praten over waar het over drie jaar wil staan.",
        first_step=(
            "Vraag je leidinggevende om een kwartier in een overleg dat al bestaat, voor de vraag waar jullie "
            "naartoe willen."
        ),
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="bouwen-aan-vertrouwen",
        good=(
            "De teamleider zegt in het overleg dat de drukte verkeerd was ingeschat, en vraagt wie het anders had "
            "gezien."
        ),
        first_step="Zeg in een gesprek één keer “ik neem aan dat …” en vraag wie het anders ziet.",
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="waarde-van-leren-aantonen",
        good="De organisatie zoekt uit of een training werkt, ook wanneer iedereen daar al van overtuigd is.",
        first_step="Denk aan een cursus die je nuttig vond en zoek één feit over wat die in je werk veranderde.",
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="medewerkers-in-hun-kracht",
        good="Als iemand een andere aanpak voorstelt, probeert het team die uit voordat het oordeelt.",
        first_step="Doe een vertrouwde taak eens op een andere manier en kijk wat er echt gebeurt.",
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="kennis-delen-als-kracht",
        good=(
            "Een chauffeur vertelt in de kantine hoe klanten over de nieuwe kratten denken, en de planner kijkt "
            "er sindsdien anders naar."
        ),
        first_step="Vraag iemand van buiten wat die opvalt aan hoe jullie werken, en vertel dat door aan een collega.",
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="leren-en-reflecteren",
        good="Als iets anders loopt dan verwacht, vraagt de groep ook welk idee vooraf niet bleek te kloppen.",
        first_step="Neem een lastig gesprek van deze week en schrijf apart op wat je hoorde en wat je daarbij dacht.",
    ),
    Cell(
        discipline="mentale-modellen",
        success_area="organisatieondersteuning",
        good=(
            "Je leidinggevende vraagt hoe een nieuwe collega naar dit probleem zou kijken, en geeft je tijd om "
            "daarover na te denken."
        ),
        first_step="Zet een vaste gewoonte van je team op de agenda en vraag of de reden ervan nog klopt.",
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="bouwen-aan-vertrouwen",
        good="“Dit beheers ik nog niet” is een zin die je hier kunt zeggen, waarna iemand je helpt.",
        first_step="Vertel een collega wat je in je werk nog lastig vindt en spreek af hoe je het gaat oefenen.",
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="waarde-van-leren-aantonen",
        good=(
            "Een operator laat zien wat er sinds de training anders gaat, en hoort van de ploegleider hoe "
            "waardevol dat is."
        ),
        first_step="Schrijf vijf werkdagen lang elke dag één regel op over wat je leerde.",
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="medewerkers-in-hun-kracht",
        good="Mensen kiezen zelf een taak die net boven hun niveau ligt, en het team houdt daar rekening mee.",
        first_step="Bedenk welke taak je graag wilt leren en bied aan om er een klein stuk van te doen.",
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="kennis-delen-als-kracht",
        good=(
            "Wie een nieuwe machine wil leren bedienen, vindt een filmpje van een collega en weet bij wie er meer "
            "te vragen is."
        ),
        first_step="Laat iemand in tien minuten zien hoe jij iets doet waar je goed in bent.",
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="leren-en-reflecteren",
        good="Collega’s vragen om feedback op wat ze willen leren, en kunnen later vertellen wat ze ermee deden.",
        first_step="Kies aan het eind van een werkdag een moment dat goed ging en bedenk wat jij daarvoor deed.",
    ),
    Cell(
        discipline="persoonlijk-meesterschap",
        success_area="organisatieondersteuning",
        good="Leren staat in het rooster, en halverwege vraagt de leidinggevende hoe het gaat en wat er nog nodig is.",
        first_step="Vraag wanneer er deze week een halfuur is om iets te oefenen, en vertel waar je het voor gebruikt.",
    ),
    Cell(
        discipline="teamleren",
        success_area="bouwen-aan-vertrouwen",
        good="Een kok die het zout vergat, zegt dat meteen, en twee collega’s springen bij.",
        first_step="Begin een overleg met een eigen vergissing van deze week en wat die je leerde.",
    ),
    Cell(
        discipline="teamleren",
        success_area="waarde-van-leren-aantonen",
        good="Teams vertellen op intranet wat ze samen uitzochten, en wat cliënten of klanten daarvan merkten.",
        first_step="Schrijf met een paar teamgenoten op een half blaadje wat jullie onlangs leerden, en hang het op.",
    ),
    Cell(
        discipline="teamleren",
        success_area="medewerkers-in-hun-kracht",
        good="Als iemand uitvalt, verdeelt de ploeg zelf het werk en hoort de planner achteraf hoe.",
        first_step="Kies een klein probleem, vraag twee collega’s wat zij zouden doen en voer één oplossing samen uit.",
    ),
    Cell(
        discipline="teamleren",
        success_area="kennis-delen-als-kracht",
        good="Wat de nachtploeg ontdekt, weet de dagploeg als de nieuwe dienst begint.",
        first_step="Stel bij de overdracht één extra vraag: wat heb je gezien dat een ander moet weten?",
    ),
    Cell(
        discipline="teamleren",
        success_area="leren-en-reflecteren",
        good="Na een drukke week praat het team een kwartier na, en uit dat gesprek komt een afspraak die blijft.",
        first_step=(
            "Bespreek na een klus met de anderen wat het plan was, wat er gebeurde en wat jullie daarvan meenemen."
        ),
    ),
    Cell(
        discipline="teamleren",
        success_area="organisatieondersteuning",
        good="Het weekoverleg heeft een vast kwartier waarin iemand laat zien wat die ontdekte, ook als het druk is.",
        first_step="Stel voor om het eerste kwartier van een overleg dat al bestaat voortaan te gebruiken om te leren.",
    ),
    Cell(
        discipline="systeemdenken",
        success_area="bouwen-aan-vertrouwen",
        good="Het lab belt zelf de afdeling over een verwisseld buisje, en wordt daarvoor bedankt.",
        first_step="Vraag bij de volgende fout hoe het zo kon lopen, nog voordat iemand vraagt wie het deed.",
    ),
    Cell(
        discipline="systeemdenken",
        success_area="waarde-van-leren-aantonen",
        good="Nadat de balie leerde doorvragen, kijkt het team met de binnendienst of daar minder dossiers terugkomen.",
        first_step="Vraag iemand van een ander team wat die merkt van iets wat jij hebt geleerd.",
    ),
    Cell(
        discipline="systeemdenken",
        success_area="medewerkers-in-hun-kracht",
        good="Een verzorgende die ziet waar het spaak loopt, gaat daarover zelf met de keuken en de planning om tafel.",
        first_step="Loop een halfuur mee bij een collega die jouw werk overneemt en vraag wat daar handiger kan.",
    ),
    Cell(
        discipline="systeemdenken",
        success_area="kennis-delen-als-kracht",
        good=(
            "Voordat een afdeling iets verandert, weten de andere afdelingen ervan en zeggen ze wat het voor hen "
            "betekent."
        ),
        first_step="Leg een verandering die je van plan bent voor aan iemand die er last van kan krijgen.",
    ),
    Cell(
        discipline="systeemdenken",
        success_area="leren-en-reflecteren",
        good="Als een probleem voor de derde keer terugkomt, zoekt de groep naar het patroon erachter.",
        first_step="Pak een probleem dat steeds terugkomt en noteer wat er de laatste drie keren aan voorafging.",
    ),
    Cell(
        discipline="systeemdenken",
        success_area="organisatieondersteuning",
        good="Twee teams krijgen een middag vrij van het gewone werk om de overdracht tussen hen te verbeteren.",
        first_step=(
            "Vraag je leidinggevende om een halfuur met iemand van een ander team, en noem het probleem dat "
            "jullie willen uitzoeken."
        ),
    ),
)
