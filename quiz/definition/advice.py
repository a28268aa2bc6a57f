"""Het advies na de scan: voor elk van de elf dimensies vier teksten, één per band.

De banden zijn "weinig" (0-39), "deels" (40-59), "goed" (60-79) en "sterk" (80-100). `meaning` zegt wat de
uitkomst kan betekenen en is nooit een oordeel. `question` stel je aan elkaar. `first_step` past bij de
werkvorm waarvan de naam in `practice` staat.
"""

from ..model import Advice

ADVICE = (
    # Gemeenschappelijke visie
    Advice(
        dimension="gemeenschappelijke-visie",
        band="weinig",
        meaning=(
            "Jij ziet weinig van een richting die jullie samen dragen. Misschien is er wel een plan, maar "
            "merk je er in je werk niets van. Het kan ook zijn dat niemand je ooit vroeg wat jij belangrijk "
            "vindt."
        ),
        question="Waar doen we dit werk voor, als je het in je eigen woorden zegt?",
        first_step=(
            "Vraag twee collega’s naar een werkdag waar ze trots op zijn, en zoek wat die verhalen gemeen hebben."
        ),
        practice="waarderend-onderzoek",
    ),
    Advice(
        dimension="gemeenschappelijke-visie",
        band="deels",
        meaning=(
            "Jij ziet op sommige plekken een gezamenlijke richting en op andere niet. Misschien is het doel "
            "bekend, maar legt iedereen het anders uit. Zulke verschillen zijn bruikbaar zodra jullie "
            "erover praten."
        ),
        question="Welk deel van ons doel leg jij anders uit dan ik?",
        first_step=("Laat ieder apart een goede werkdag over drie jaar beschrijven, en leg de verhalen naast elkaar."),
        practice="waarderend-onderzoek",
    ),
    Advice(
        dimension="gemeenschappelijke-visie",
        band="goed",
        meaning=(
            "Jij ziet meestal waar jullie samen heen gaan en wat jouw werk daaraan bijdraagt. Kijk ook eens "
            "wanneer het doel het aflegt tegen de drukte van de dag."
        ),
        question="Wanneer lieten we ons doel los, en wat gebeurde er toen?",
        first_step=(
            "Beschrijf met je team een moment waarop het doel jullie hielp kiezen, en bedenk hoe dat vaker kan."
        ),
        practice="waarderend-onderzoek",
    ),
    Advice(
        dimension="gemeenschappelijke-visie",
        band="sterk",
        meaning=(
            "Jij ziet een doel dat mensen zelf willen en dat helpt bij keuzes. Ziet een nieuwe collega of "
            "iemand uit de nachtdienst dat ook zo? Een doel blijft van iedereen zolang jullie erover "
            "praten."
        ),
        question="Wie van ons zou het doel vandaag anders opschrijven, en wat kunnen we daarvan leren?",
        first_step=(
            "Vraag iemand die hier kort werkt wat jullie richting aantrekkelijk maakt, en bouw daar samen op voort."
        ),
        practice="waarderend-onderzoek",
    ),
    # Mentale modellen
    Advice(
        dimension="mentale-modellen",
        band="weinig",
        meaning=(
            "Jij ziet nog weinig mensen die hun aannames hardop zeggen en toetsen. Het werk gaat door en "
            "niemand vraagt ernaar. Hoe open jij zelf bent, meet deze uitkomst niet."
        ),
        question="Wat nemen we over onze klanten of cliënten aan zonder het ooit te hebben nagevraagd?",
        first_step="Kies een conclusie die je snel trok en ga terug naar wat je echt zag en hoorde.",
        practice="ladder-van-gevolgtrekking",
    ),
    Advice(
        dimension="mentale-modellen",
        band="deels",
        meaning=(
            "Volgens jou worden aannames soms besproken en soms niet. Dat kan per onderwerp verschillen, of "
            "afhangen van wie er aan tafel zit. Let eens op waar het stil wordt."
        ),
        question="Over welk onderwerp denken we hier meer dan we zeggen?",
        first_step="Schrijf na een lastig gesprek rechts op wat er gezegd werd en links wat jij dacht.",
        practice="linkerkolom",
    ),
    Advice(
        dimension="mentale-modellen",
        band="goed",
        meaning=(
            "Jij ziet vaak dat collega’s hun redenering uitleggen en naar die van anderen vragen. Lastiger "
            "wordt het bij een plan waar iedereen al in gelooft."
        ),
        question="Welke twijfel over ons laatste plan heeft niemand uitgesproken?",
        first_step=("Doe samen alsof jullie nieuwste plan is mislukt, en laat ieder apart opschrijven hoe dat kwam."),
        practice="premortem",
    ),
    Advice(
        dimension="mentale-modellen",
        band="sterk",
        meaning=(
            "Jij merkt dat mensen van mening durven te veranderen als de feiten daarom vragen. Ervaart "
            "iemand met weinig invloed dat net zo? Wat vandaag een nieuw inzicht is, kan over een jaar een "
            "vaste aanname zijn."
        ),
        question="Hoe blijven we aan onszelf twijfelen als het een paar jaar goed gaat?",
        first_step=("Breng een eigen werkvraag in bij collega’s die anders tegen het werk aankijken dan jij."),
        practice="intervisie",
    ),
    # Persoonlijk meesterschap
    Advice(
        dimension="persoonlijk-meesterschap",
        band="weinig",
        meaning=(
            "Jij ziet weinig ruimte om te groeien in wat mensen belangrijk vinden. Dat kan liggen aan "
            "roosters, aan regels of aan taken die vastliggen. Over jouw zin om te leren zegt deze uitkomst "
            "niets."
        ),
        question="Welk deel van je werk zou je meer willen doen, en wat houdt je tegen?",
        first_step="Teken al je taken op één blad en verander iets kleins, zodat je er meer van leert.",
        practice="job-crafting",
    ),
    Advice(
        dimension="persoonlijk-meesterschap",
        band="deels",
        meaning=(
            "Jij ziet dat sommige mensen gericht leren, terwijl het bij anderen van toeval afhangt. "
            "Misschien is er wel aanbod, maar past het niet bij wat ze zelf willen."
        ),
        question="Wat wil jij over een jaar kunnen, en wie weet daarvan?",
        first_step="Vraag een gesprek aan over wat je wilt leren, los van de beoordeling van je werk.",
        practice="pop-gesprek",
    ),
    Advice(
        dimension="persoonlijk-meesterschap",
        band="goed",
        meaning=(
            "In jouw omgeving werken de meeste mensen bewust aan hun vak. Eerlijk blijven kijken naar hoe "
            "ver je al bent, is dan vaak het lastige deel."
        ),
        question="Waar zit voor jou nu de afstand tussen wat je wilt en wat je al kunt?",
        first_step=(
            "Laat een collega doorvragen over een moment waarop je werk heel goed lukte, en kies hoe je "
            "daar vaker komt."
        ),
        practice="feedforward",
    ),
    Advice(
        dimension="persoonlijk-meesterschap",
        band="sterk",
        meaning=(
            "Jij ziet mensen die weten wat ze willen en eerlijk zijn over wat nog niet lukt. Hoe houden "
            "jullie dat vol als het druk wordt? Kijk ook of tijdelijke en nieuwe collega’s dezelfde kansen "
            "krijgen."
        ),
        question="Wat helpt jou om te blijven leren, en hoe geef je dat door?",
        first_step="Zoek mensen die hetzelfde vak beter willen leren en spreek een vaste tijd met hen af.",
        practice="community-of-practice",
    ),
    # Teamleren
    Advice(
        dimension="teamleren",
        band="weinig",
        meaning=(
            "Jij ziet je team weinig samen nadenken over het eigen werk. Mensen lossen veel apart op, of "
            "het overleg bestaat vooral uit mededelingen. Voor een ploeg die elkaar weinig ziet, is dat "
            "goed te begrijpen."
        ),
        question="Wat weten we nu alleen omdat een van ons het toevallig vertelde?",
        first_step="Gebruik een uur om samen terug te kijken en kies daarna één ding om te proberen.",
        practice="retrospective",
    ),
    Advice(
        dimension="teamleren",
        band="deels",
        meaning=(
            "Jij ziet dat jullie soms samen leren en soms langs elkaar heen werken. Het kan te maken hebben "
            "met de drukte, met de mensen of met het soort klus."
        ),
        question="Bij welke klus leerden we het meest van elkaar, en hoe kwam dat?",
        first_step=("Praat na de eerstvolgende klus kort over het plan, het verloop en het verschil daartussen."),
        practice="after-action-review",
    ),
    Advice(
        dimension="teamleren",
        band="goed",
        meaning=(
            "Jij ziet een team dat meestal naar elkaar luistert en samen slimmer wordt. Ook in een fijn "
            "team slikken mensen soms iets in om de sfeer te sparen."
        ),
        question="Welk onderwerp stellen we steeds uit?",
        first_step="Neem een gesprek dat je bijbleef en schrijf voor jezelf op wat je toen niet zei.",
        practice="linkerkolom",
    ),
    Advice(
        dimension="teamleren",
        band="sterk",
        meaning=(
            "Jij ziet een groep waarin een verschil van mening nieuwe ideeën oplevert. Doen ook de stille "
            "collega en de nieuwkomer mee? Vraag hun of ze de scan net zo zouden invullen."
        ),
        question="Wie horen we het minst, en hoe merken we dat?",
        first_step="Nodig vóór jullie volgende grote klus collega’s uit die zoiets al eens hebben gedaan.",
        practice="peer-assist",
    ),
    # Systeemdenken
    Advice(
        dimension="systeemdenken",
        band="weinig",
        meaning=(
            "Jij ziet vooral losse gebeurtenissen en weinig aandacht voor wat erachter zit. Wie de hele dag "
            "problemen oplost, komt daar ook moeilijk aan toe. Misschien zie je vanaf jouw plek maar een "
            "deel van het werk."
        ),
        question="Welk probleem hebben we dit jaar al een paar keer opgelost?",
        first_step="Neem een probleem dat terugkomt en zoek welk patroon eronder ligt.",
        practice="ijsberg",
    ),
    Advice(
        dimension="systeemdenken",
        band="deels",
        meaning=(
            "Volgens jou kijken mensen soms over de grens van hun afdeling heen. Op andere momenten lost de "
            "een iets op en krijgt de ander er last van."
        ),
        question="Wie heeft last van een oplossing van ons zonder dat wij het horen?",
        first_step="Teken met twee collega’s wat een probleem groter maakt en wat het afremt.",
        practice="oorzaak-lusdiagram",
    ),
    Advice(
        dimension="systeemdenken",
        band="goed",
        meaning=(
            "Jij ziet dat collega’s meestal rekening houden met de gevolgen voor anderen. Gevolgen die pas "
            "na maanden komen, zijn lastiger te zien. Vaak is het verband met het besluit dan al vergeten."
        ),
        question="Welk gevolg van een besluit van vorig jaar zien we nu pas?",
        first_step=(
            "Onderzoek bij je volgende plan vooraf hoe het later of op een andere plek verkeerd kan uitpakken."
        ),
        practice="premortem",
    ),
    Advice(
        dimension="systeemdenken",
        band="sterk",
        meaning=(
            "In jouw ogen zoeken jullie bij problemen naar de samenhang en wijzen jullie geen schuldige "
            "aan. Vraag na of andere afdelingen dat ook zo beleven. Een beeld van het geheel is nooit af."
        ),
        question="Wat zou een klant, bewoner of leverancier aan ons beeld van het werk toevoegen?",
        first_step=(
            "Teken met een ander team hoe jullie werk elkaar beïnvloedt, en bespreek waar jullie beelden verschillen."
        ),
        practice="oorzaak-lusdiagram",
    ),
    # Bouwen aan vertrouwen
    Advice(
        dimension="bouwen-aan-vertrouwen",
        band="weinig",
        meaning=(
            "Jij ziet dat het op jouw plek spannend is om een fout of twijfel te noemen. Zoiets groeit "
            "tussen mensen, vaak door wat er eerder gebeurde. Je hoeft het niet alleen op te lossen."
        ),
        question="Wat zou je eerder zeggen als je wist dat er goed op werd gereageerd?",
        first_step=("Zoek een collega bij wie je je op je gemak voelt, en vertel elkaar wanneer iemand je echt hielp."),
        practice="waarderend-onderzoek",
    ),
    Advice(
        dimension="bouwen-aan-vertrouwen",
        band="deels",
        meaning=(
            "Jij ziet dat mensen op de ene plek open zijn en op de andere minder. Het verschil kan zitten "
            "in de groep, de leidinggevende of het onderwerp."
        ),
        question="In welk overleg durf je meer te zeggen, en wat is daar anders?",
        first_step=("Oefen met een plan in plaats van met personen: laat ieder opschrijven wat er mis kan gaan."),
        practice="premortem",
    ),
    Advice(
        dimension="bouwen-aan-vertrouwen",
        band="goed",
        meaning=(
            "Jij ziet dat vragen en fouten meestal goed worden ontvangen. Iemand met een tijdelijk contract "
            "kan dat anders beleven. Let ook op wat er gebeurt als een leidinggevende slecht nieuws krijgt."
        ),
        question="Welk slecht nieuws hoorden we te laat?",
        first_step=(
            "Schrijf over een gesprek met je leidinggevende op wat je niet zei, en kies wat je alsnog wilt bespreken."
        ),
        practice="linkerkolom",
    ),
    Advice(
        dimension="bouwen-aan-vertrouwen",
        band="sterk",
        meaning=(
            "Jij merkt dat je hier eerlijk kunt zijn en om hulp kunt vragen. Zou iedereen in je team dat zo "
            "invullen? Het blijft spannend zodra er iets ernstigs gebeurt."
        ),
        question="Hoe reageerden we de laatste keer dat een fout iemand raakte?",
        first_step=("Spreek nu al af hoe jullie na een fout vragen wie geraakt is en wat die persoon nodig heeft."),
        practice="herstelgesprek",
    ),
    # Waarde van leren aantonen
    Advice(
        dimension="waarde-van-leren-aantonen",
        band="weinig",
        meaning=(
            "Jij ziet weinig tekenen dat leren hier meetelt. Soms gebeurt er wel iets, maar vertelt niemand "
            "erover. Of het gaat in gesprekken alleen over kosten en uren."
        ),
        question="Wat werkt nu anders door iets wat we hebben geleerd?",
        first_step="Kijk na een taak met je collega’s terug en schrijf op wat jullie voortaan anders doen.",
        practice="after-action-review",
    ),
    Advice(
        dimension="waarde-van-leren-aantonen",
        band="deels",
        meaning=(
            "Jij ziet dat leren soms aandacht krijgt en soms uit beeld raakt. Misschien telt een diploma "
            "wel mee en een ontdekking op de werkvloer niet."
        ),
        question="Welke ontdekking van dit jaar verdiende meer aandacht?",
        first_step=(
            "Neem naar je volgende ontwikkelgesprek een voorbeeld mee van iets wat je leerde en daarna toepaste."
        ),
        practice="pop-gesprek",
    ),
    Advice(
        dimension="waarde-van-leren-aantonen",
        band="goed",
        meaning=(
            "Volgens jou laat de organisatie meestal merken dat leren de moeite waard is. Je kunt nog "
            "scherper kijken naar wat er daarna in het werk verandert."
        ),
        question="Waaraan merkt een klant, leerling of cliënt dat wij iets hebben geleerd?",
        first_step="Sluit een terugblik af met één resultaat dat je aan een ander team kunt laten zien.",
        practice="after-action-review",
    ),
    Advice(
        dimension="waarde-van-leren-aantonen",
        band="sterk",
        meaning=(
            "Jij ziet dat leren meetelt, ook als jullie bespreken hoe het werk gaat. Blijft dat zo wanneer "
            "er minder geld is? Ga na of mensen in elke functie die waardering voelen."
        ),
        question="Wie leert hier veel zonder dat we het zien?",
        first_step=(
            "Vertel in je ontwikkelgesprek wat je leerde van iets wat mislukte, en vraag je leidinggevende "
            "naar zo’n ervaring."
        ),
        practice="pop-gesprek",
    ),
    # Medewerkers staan in hun kracht
    Advice(
        dimension="medewerkers-in-hun-kracht",
        band="weinig",
        meaning=(
            "Jij ziet weinig ruimte om zelf iets te beslissen of te proberen. Regels, drukte of de "
            "verdeling van het werk kunnen daarachter zitten. Wat jij kunt, is hier niet gemeten."
        ),
        question="Welke beslissing zou je morgen zelf nemen als het mocht?",
        first_step=("Kies een taak die je een beetje wilt veranderen en bespreek met je leidinggevende hoe dat kan."),
        practice="job-crafting",
    ),
    Advice(
        dimension="medewerkers-in-hun-kracht",
        band="deels",
        meaning=(
            "Jij ziet dat initiatief soms wordt aangemoedigd en soms blijft liggen. Mogelijk is niet "
            "duidelijk wie waarover mag beslissen."
        ),
        question="Wat leg je voor aan een ander, terwijl je het liever zelf besliste?",
        first_step=("Vertel een collega wanneer je werk je energie gaf, en kies één stap waardoor dat vaker gebeurt."),
        practice="feedforward",
    ),
    Advice(
        dimension="medewerkers-in-hun-kracht",
        band="goed",
        meaning=(
            "Jij merkt dat mensen vertrouwen krijgen en hun ideeën mogen uitvoeren. Let eens op of het "
            "steeds dezelfde mensen zijn die dat doen."
        ),
        question="Wie heeft een goed idee en krijgt nog geen kans?",
        first_step=(
            "Breng mensen bij elkaar die aan hetzelfde vraagstuk willen werken, en laat hen zelf de onderwerpen kiezen."
        ),
        practice="community-of-practice",
    ),
    Advice(
        dimension="medewerkers-in-hun-kracht",
        band="sterk",
        meaning=(
            "In jouw ogen krijgen mensen hier ruimte en gebruiken ze die ook. Geldt dat aan de balie, in de "
            "fabriek en in de weekenddienst? Ruimte houdt stand als er duidelijke afspraken bij horen, en hulp."
        ),
        question="Wat geeft jou energie in dit werk, en hoe houden we dat vast?",
        first_step="Verzamel verhalen over initiatief dat slaagde en zoek wat dat telkens mogelijk maakte.",
        practice="waarderend-onderzoek",
    ),
    # Kennis delen als kracht
    Advice(
        dimension="kennis-delen-als-kracht",
        band="weinig",
        meaning=(
            "Jij ziet dat kennis vaak bij één persoon of afdeling blijft. Het kan ontbreken aan een plek of "
            "aan tijd, en soms vraagt niemand ernaar. Elkaar leren kennen is dan een goed begin."
        ),
        question="Wat kom je nu alleen te weten als je toevallig bij iemand langsloopt?",
        first_step=(
            "Breng collega’s die elkaar weinig spreken anderhalf uur bij elkaar rond een vraag die hen allemaal "
            "bezighoudt."
        ),
        practice="kenniscafe",
    ),
    Advice(
        dimension="kennis-delen-als-kracht",
        band="deels",
        meaning=(
            "Jij ziet kennis wel rondgaan, maar niet overal. Misschien delen jullie goed binnen het team en "
            "hoort de rest van de organisatie er weinig van."
        ),
        question="Wat weten wij dat het team naast ons goed kan gebruiken?",
        first_step="Vraag een team met ervaring om mee te denken voordat je aan een lastige klus begint.",
        practice="peer-assist",
    ),
    Advice(
        dimension="kennis-delen-als-kracht",
        band="goed",
        meaning=(
            "Jij ziet dat informatie meestal komt waar ze nodig is. Kijk ook naar kennis van buiten: wat "
            "klanten of leveranciers vertellen. Komt dat verder dan één bureau?"
        ),
        question="Wat hoorden we van buiten dat niemand heeft doorverteld?",
        first_step=("Spreek met vakgenoten uit andere teams een vaste tijd af om vragen en vondsten te delen."),
        practice="community-of-practice",
    ),
    Advice(
        dimension="kennis-delen-als-kracht",
        band="sterk",
        meaning=(
            "Jij merkt dat collega’s uit zichzelf kennis delen en ophalen. Geldt dat ook voor wie in "
            "deeltijd of op afstand werkt? Let erop wat er verloren kan gaan als iemand vertrekt."
        ),
        question="Welke kennis zouden we missen als een van ons morgen wegging?",
        first_step=("Deel wat jullie volgende nabespreking oplevert met een team dat binnenkort hetzelfde gaat doen."),
        practice="after-action-review",
    ),
    # Leren verbonden aan reflecteren
    Advice(
        dimension="leren-en-reflecteren",
        band="weinig",
        meaning=(
            "Jij ziet weinig momenten waarop mensen terugkijken om ervan te leren. In druk werk schuift "
            "zo’n moment snel door. Of terugkijken voelt hier alsof er een schuldige wordt gezocht."
        ),
        question="Wanneer keken we voor het laatst terug terwijl er niets mis was gegaan?",
        first_step="Neem na een gewone klus een kwartier voor twee vragen: wat wilden we, en wat gebeurde er?",
        practice="after-action-review",
    ),
    Advice(
        dimension="leren-en-reflecteren",
        band="deels",
        meaning=(
            "Volgens jou kijken jullie soms terug, maar komt er niet altijd iets uit. Misschien raken "
            "afspraken in de drukte zoek."
        ),
        question="Welke afspraak uit een terugblik hebben we echt volgehouden?",
        first_step="Kies in jullie volgende terugblik één actie en bekijk twee weken later wat ervan kwam.",
        practice="retrospective",
    ),
    Advice(
        dimension="leren-en-reflecteren",
        band="goed",
        meaning=(
            "Jij ziet dat terugkijken en feedback meestal bij het werk horen. Kunnen mensen ook komen met "
            "een vraag waar ze zelf mee zitten? Daar is vaak een rustiger moment voor nodig."
        ),
        question="Welke feedback hielp je echt, en hoe kreeg je die?",
        first_step=(
            "Vraag een paar collega’s om een uur mee te denken over jouw werkvraag, met vragen in plaats "
            "van oplossingen."
        ),
        practice="intervisie",
    ),
    Advice(
        dimension="leren-en-reflecteren",
        band="sterk",
        meaning=(
            "Jij ziet een groep die leert van wat lukte en van wat misging. Ervaart iedereen de feedback "
            "als hulp? Een goede gewoonte kan er ook voor zorgen dat je steeds naar hetzelfde kijkt."
        ),
        question="Naar welk deel van ons werk kijken we nooit terug?",
        first_step=(
            "Kies bij je volgende terugblik iets wat steeds terugkomt, en vraag welke overtuiging dat in stand houdt."
        ),
        practice="ijsberg",
    ),
    # Organisatieondersteuning voor het leerproces
    Advice(
        dimension="organisatieondersteuning",
        band="weinig",
        meaning=(
            "Jij ziet weinig tijd, geld of hulp om te leren. In je eentje krijg je dat meestal niet "
            "geregeld. Het kan ook dat er meer bestaat dan je weet en niemand het je vertelde."
        ),
        question="Wat kan een leidinggevende doen waardoor leren hier een beetje makkelijker wordt?",
        first_step=("Schrijf op wat je wilt leren en welke hulp je nodig hebt, en vraag er een gesprek over aan."),
        practice="pop-gesprek",
    ),
    Advice(
        dimension="organisatieondersteuning",
        band="deels",
        meaning=(
            "Jij merkt dat er wel iets geregeld is, maar dat het van de plek of de leidinggevende afhangt. "
            "Ook kan een goed begin in de drukte zijn verdwenen."
        ),
        question="Waar lukt het bij ons wel om tijd voor leren vrij te houden?",
        first_step=(
            "Vraag in een terugblik wat leren bij jullie lastig maakt, en leg één punt voor aan wie erover gaat."
        ),
        practice="retrospective",
    ),
    Advice(
        dimension="organisatieondersteuning",
        band="goed",
        meaning=(
            "Jij ziet een organisatie die leren meestal steunt met tijd en begeleiding. Let nog eens op wat "
            "er na een cursus gebeurt. Krijgen mensen de kans om te oefenen?"
        ),
        question="Wie helpt jou om iets nieuws in je werk toe te passen?",
        first_step="Vraag om vaste tijd in het rooster voor een groep vakgenoten die van elkaar leert.",
        practice="community-of-practice",
    ),
    Advice(
        dimension="organisatieondersteuning",
        band="sterk",
        meaning=(
            "Volgens jou helpen leidinggevenden bij het leren en maakt de organisatie er ruimte voor. Hoe "
            "blijft dat bestaan bij een bezuiniging of een nieuwe leidinggevende? Vraag ook wie minder kansen ziet "
            "dan jij."
        ),
        question="Welke steun hangt nu aan één persoon, en hoe leggen we die vast?",
        first_step="Vraag je leidinggevende hoe de organisatie na een fout iedereen helpt die geraakt is.",
        practice="herstelgesprek",
    ),
)
