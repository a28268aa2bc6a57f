"""Het advies na de scan: voor elk van de elf dimensies vier teksten, één per band.

De banden zijn "weinig" (0-39), "deels" (40-59), "goed" (60-79) en "sterk" (80-100). `meaning` zegt wat de
uitslag kan betekenen en is nooit een oordeel. `question` stelt het team elkaar. `first_step` kan één mens alleen
doen, binnen tien minuten. `team_step` is voor het team; daarbij past de werkvorm waarvan de naam in `practice` staat.
"""

from quiz.model import Advice

ADVICE = (
    # Gemeenschappelijke visie
    Advice(
        dimension="gemeenschappelijke-visie",
        band="weinig",
        meaning=(
            "Waar jullie naartoe willen, komt volgens jou weinig ter sprake. Er kan best een plan zijn, alleen "
            "hoor je daar in het dagelijks werk weinig van. Het kan ook dat niemand je ooit vroeg wat jij "
            "belangrijk vindt."
        ),
        question="Waar doen we dit werk voor, als je het in je eigen woorden zegt?",
        first_step="Schrijf in twee zinnen op waar jij dit werk voor doet, en laat ze aan één collega lezen.",
        team_step=(
            "Neem bij de start van een dag of dienst vijf minuten voor de vraag wat er vandaag echt toe doet, en "
            "waarom."
        ),
        practice="dagstart",
    ),
    Advice(
        dimension="gemeenschappelijke-visie",
        band="deels",
        meaning=(
            "Misschien is het doel bekend, maar verstaat ieder er iets anders onder. Dat merk je pas als er "
            "gekozen moet worden, omdat de een dan iets laat vallen wat de ander juist het belangrijkst vindt."
        ),
        question="Welk deel van ons doel leg jij anders uit dan ik?",
        first_step=(
            "Zoek het doel of het plan van je team op en streep aan welk woord je op twee manieren kunt uitleggen."
        ),
        team_step=(
            "Laat ieder apart een goede werkdag over drie jaar beschrijven, en zoek samen wat in alle verhalen "
            "terugkomt."
        ),
        practice="waarderend-onderzoek",
    ),
    Advice(
        dimension="gemeenschappelijke-visie",
        band="goed",
        meaning=(
            "Jullie doel is zo te zien meer dan papier: je hoort waar iets voor is en je praat erover mee. Op "
            "drukke dagen wint wat haast heeft het toch vaak van wat belangrijk is."
        ),
        question="Wanneer lieten we ons doel los, en wat gebeurde er toen?",
        first_step=(
            "Denk aan je laatste werkdag en noteer welke taak het doel dichterbij bracht, en welke vooral haast had."
        ),
        team_step=(
            "Leg in een terugblik twee keuzes van de laatste tijd naast jullie doel: welke paste erbij, en welke niet?"
        ),
        practice="retrospective",
    ),
    Advice(
        dimension="gemeenschappelijke-visie",
        band="sterk",
        meaning=(
            "Jij ziet een doel waar mensen zelf achter staan en dat helpt bij keuzes. Zo’n doel kan ongemerkt "
            "verouderen, doordat niemand nog vraagt of het past bij wat er om jullie heen verandert."
        ),
        question="Wat zou er moeten gebeuren voordat we ons doel aanpassen?",
        first_step="Schrijf één ontwikkeling op waardoor jullie doel over twee jaar achterhaald kan zijn.",
        team_step=(
            "Doe alsof jullie het doel over twee jaar hebben gemist, en laat ieder opschrijven waardoor dat kwam."
        ),
        practice="premortem",
    ),
    # Mentale modellen
    Advice(
        dimension="mentale-modellen",
        band="weinig",
        meaning=(
            "Wat mensen denken en waarom, blijft op jouw werkplek vooral in hun hoofd. Daar kan haast achter "
            "zitten, of een keer dat er raar werd opgekeken van een waarom-vraag. Hoe open jij zelf bent, meet "
            "deze uitslag niet."
        ),
        question="Wat nemen we aan over de mensen voor wie we werken, zonder het ooit te hebben gevraagd?",
        first_step="Kies een oordeel dat je vandaag snel had, en schrijf op wat je daarvóór echt zag of hoorde.",
        team_step="Neem samen één conclusie van de laatste tijd en loop stap voor stap terug naar de feiten.",
        practice="ladder-van-gevolgtrekking",
    ),
    Advice(
        dimension="mentale-modellen",
        band="deels",
        meaning=(
            "Een gesprek kan open lijken terwijl het belangrijkste ongezegd blijft. Let eens op het onderwerp "
            "waarbij het stil wordt, omdat daar een mening onder kan zitten die niemand meer navraagt."
        ),
        question="Over welk onderwerp denken we meer dan we zeggen?",
        first_step="Denk aan een lastig gesprek en schrijf rechts op wat er werd gezegd, en links wat jij toen dacht.",
        team_step="Bespreek zo’n gesprek in tweetallen en zoek één gedachte die je wel had kunnen zeggen.",
        practice="linkerkolom",
    ),
    Advice(
        dimension="mentale-modellen",
        band="goed",
        meaning=(
            "Jij ziet dat collega’s hun redenen uitleggen en naar die van een ander vragen. Bij een plan waar "
            "iedereen in gelooft is dat moeilijker, want wie dan twijfelt, voelt zich al snel een spelbreker."
        ),
        question="Welke twijfel over ons laatste plan heeft niemand uitgesproken?",
        first_step="Schrijf bij een plan waar je zelf in gelooft één reden op waardoor het kan mislukken.",
        team_step="Doe samen alsof jullie nieuwste plan is mislukt, en laat ieder apart opschrijven hoe dat kwam.",
        practice="premortem",
    ),
    Advice(
        dimension="mentale-modellen",
        band="sterk",
        meaning=(
            "Van mening veranderen is bij jullie gewoon, en mensen zeggen het ook als ze iets verkeerd zagen. "
            "Toch kan wat vandaag een nieuw inzicht is, over een jaar ‘zo doen wij dat’ heten."
        ),
        question="Aan welke manier van werken twijfelen we nooit meer?",
        first_step=(
            "Vraag iemand van buiten je team wat die vreemd vindt aan hoe jullie werken, en zeg alleen dank je wel."
        ),
        team_step="Maak in het overleg een rondje langs wat mensen van buiten over jullie manier van werken zeggen.",
        practice="wat-hoorden-we-buiten",
    ),
    # Persoonlijk meesterschap
    Advice(
        dimension="persoonlijk-meesterschap",
        band="weinig",
        meaning=(
            "Roosters, regels of taken die vastliggen kunnen maken dat mensen weinig groeien in hun vak, ook als "
            "ze dat graag willen. Over jouw zin om te leren zegt deze uitslag niets."
        ),
        question="Welk deel van je werk zou je meer willen doen, en wat houdt je tegen?",
        first_step=(
            "Schrijf je taken van deze week onder elkaar en zet een streep bij één taak waarvan je meer wilt leren."
        ),
        team_step="Leg jullie taken naast elkaar en ruil een klein stuk, zodat iemand iets nieuws kan oefenen.",
        practice="job-crafting",
    ),
    Advice(
        dimension="persoonlijk-meesterschap",
        band="deels",
        meaning=(
            "Wat iemand leert, kan van toeval afhangen: wie er naast je werkt, of er een cursus langskomt, of het "
            "rustig is. Als een ander weet wat jij wilt kunnen, denkt die sneller aan je wanneer zich iets "
            "voordoet."
        ),
        question="Wat wil jij over een jaar kunnen, en wie weet daarvan?",
        first_step="Vertel één collega wat je over een jaar wilt kunnen, en vraag wat die zelf zou willen.",
        team_step=(
            "Spreek af dat ieder dit kwartaal een gesprek met de leidinggevende heeft dat alleen over leren gaat."
        ),
        practice="pop-gesprek",
    ),
    Advice(
        dimension="persoonlijk-meesterschap",
        band="goed",
        meaning=(
            "Ook waar collega’s bewust aan hun vak werken, zoals jij dat ziet, blijft het lastig om eerlijk te "
            "kijken naar wat nog niet lukt. Met de jaren wordt dat niet makkelijker, omdat er steeds minder "
            "mensen met je meekijken."
        ),
        question="Waar zit voor jou nu het verschil tussen wat je wilt en wat je al kunt?",
        first_step="Kies een taak van vandaag en vraag iemand die erbij was wat de volgende keer anders kan.",
        team_step=(
            "Laat een collega een lastige situatie uit het eigen werk inbrengen, terwijl de anderen vooral vragen "
            "stellen."
        ),
        practice="intervisie",
    ),
    Advice(
        dimension="persoonlijk-meesterschap",
        band="sterk",
        meaning=(
            "Jij ziet mensen die weten wat ze willen leren en die zeggen wat ze nog moeilijk vinden. Dat kost "
            "tijd, waardoor het in een drukke periode als eerste kan wegvallen."
        ),
        question="Wat helpt jou om te blijven leren als het druk is?",
        first_step="Bedenk wat jij een ander kunt leren en bied het morgen aan iemand aan.",
        team_step=(
            "Zoek vakgenoten die hetzelfde beter willen leren, en spreek met hen een vaste tijd af die blijft staan."
        ),
        practice="community-of-practice",
    ),
    # Teamleren
    Advice(
        dimension="teamleren",
        band="weinig",
        meaning=(
            "In een ploeg die elkaar weinig ziet, leert ieder al snel voor zich. Hetzelfde gebeurt als het "
            "overleg vooral uit mededelingen bestaat, of als er geen tijd is om even bij een ander te kijken."
        ),
        question="Wat weten we nu alleen omdat een van ons het toevallig vertelde?",
        first_step="Vraag een collega om te laten zien hoe die iets doet wat jij anders doet.",
        team_step="Sta na een dienst of klus een kwartier stil bij wat er goed ging en wat jullie morgen anders doen.",
        practice="korte-terugblik",
    ),
    Advice(
        dimension="teamleren",
        band="deels",
        meaning=(
            "Een team kan prima samenwerken en toch weinig van elkaar leren, bijvoorbeeld doordat ieder een eigen "
            "deel van de klus doet. Kijk daarom eens wanneer jullie elkaars werk echt te zien krijgen."
        ),
        question="Van wie in ons team weet je eigenlijk niet hoe die het werk doet?",
        first_step="Vraag een collega om hulp bij iets wat je normaal alleen doet, en let op wat die anders aanpakt.",
        team_step=(
            "Laat ieder in een kort rondje zeggen waar die hulp bij wil, en koppel daar iemand aan die het voordoet."
        ),
        practice="hulp-vragen",
    ),
    Advice(
        dimension="teamleren",
        band="goed",
        meaning=(
            "Jij ziet collega’s die elkaar helpen en van elkaar leren. Juist in een fijn team slikken mensen "
            "weleens iets in, omdat ze de sfeer niet willen bederven."
        ),
        question="Welk onderwerp stellen we steeds uit?",
        first_step="Schrijf voor jezelf op wat je in het laatste overleg niet zei, en waarom.",
        team_step=(
            "Kies in een terugblik één onderwerp dat jullie al lang vooruitschuiven, en spreek af wat jullie "
            "ermee doen."
        ),
        practice="retrospective",
    ),
    Advice(
        dimension="teamleren",
        band="sterk",
        meaning=(
            "Hulp vragen, iets voordoen en samen een oplossing kiezen: volgens jou hoort dat bij jullie. Een team "
            "dat zo goed draait, zoekt nieuwe ideeën al snel alleen nog bij zichzelf."
        ),
        question="Wanneer leerden we voor het laatst iets van mensen buiten ons team?",
        first_step="Bedenk welk team iets beter doet dan jullie, en vraag iemand daar hoe ze het aanpakken.",
        team_step="Nodig vóór een lastige klus collega’s van elders uit die zoiets al eens hebben gedaan.",
        practice="peer-assist",
    ),
    # Systeemdenken
    Advice(
        dimension="systeemdenken",
        band="weinig",
        meaning=(
            "Wie de hele dag problemen oplost, komt moeilijk toe aan de vraag waar ze vandaan komen. Vanaf één "
            "plek zie je bovendien maar een deel van het werk, zodat je misschien niet hoort wat een ander team "
            "merkt."
        ),
        question="Welk probleem hebben we dit jaar al een paar keer opgelost?",
        first_step="Zet bij een probleem dat terugkomt de laatste drie keren onder elkaar, met wat eraan voorafging.",
        team_step="Zoek samen welk patroon onder dat probleem ligt en wat het in stand houdt.",
        practice="ijsberg",
    ),
    Advice(
        dimension="systeemdenken",
        band="deels",
        meaning=(
            "Een oplossing van het ene team kan verderop een nieuw probleem geven. Als niemand dat terugmeldt, "
            "denkt het eerste team dat alles goed loopt, terwijl het tweede steeds harder moet werken."
        ),
        question="Wie heeft last van een oplossing van ons zonder dat wij het horen?",
        first_step="Vraag iemand van een ander team wat daar lastig is aan het werk dat van jullie komt.",
        team_step=(
            "Teken samen wat een probleem groter maakt en wat het afremt, en zet erbij wat andere teams ervan merken."
        ),
        practice="oorzaak-lusdiagram",
    ),
    Advice(
        dimension="systeemdenken",
        band="goed",
        meaning=(
            "Gevolgen die pas na maanden komen, zijn het moeilijkst te zien, doordat het besluit dan al vergeten "
            "is. Met wat andere teams vandaag van jullie werk merken, houden jullie volgens jou al rekening."
        ),
        question="Welk gevolg van een besluit van vorig jaar zien we nu pas?",
        first_step=(
            "Schrijf bij een verandering van nu op wat jij er over een halfjaar van verwacht, met de datum erbij."
        ),
        team_step=(
            "Bedenk bij jullie volgende plan vooraf hoe het later, of op een andere plek, verkeerd kan uitpakken."
        ),
        practice="premortem",
    ),
    Advice(
        dimension="systeemdenken",
        band="sterk",
        meaning=(
            "Jij ziet mensen die zoeken naar wat erachter zit en daar andere teams bij halen. Het beeld dat zo "
            "ontstaat, is nog wel een beeld van mensen die er zelf werken."
        ),
        question="Wat zou een bewoner, leerling, klant of leverancier aan ons beeld van het werk toevoegen?",
        first_step="Vraag iemand voor wie je werkt op welk moment het bij jullie stroef loopt.",
        team_step="Verzamel in een kort rondje wat ieder van buiten hoorde, en zoek waar dat in jullie werk begint.",
        practice="wat-hoorden-we-buiten",
    ),
    # Bouwen aan vertrouwen
    Advice(
        dimension="bouwen-aan-vertrouwen",
        band="weinig",
        meaning=(
            "Misschien is het op jouw plek spannend om een fout, een twijfel of een vraag hardop te noemen. "
            "Zoiets groeit tussen mensen, vaak door wat er eerder gebeurde, en jij hoeft het niet op te lossen. "
            "Als het niet veilig voelt, begin dan niet in het team: praat eerst met een vertrouwenspersoon, de "
            "bedrijfsarts, je vakbond of iemand buiten je werk bij wie je je veilig voelt."
        ),
        question="Wat zou je eerder zeggen als je wist dat er goed op werd gereageerd?",
        first_step="Bedenk bij wie je je op je gemak voelt, en vertel die ene persoon wat je bezighoudt.",
        team_step=(
            "Vraag iemand die stevig staat om te beginnen met een kleine vraag om hulp, zodat anderen zien wat er "
            "dan gebeurt."
        ),
        practice="hulp-vragen",
    ),
    Advice(
        dimension="bouwen-aan-vertrouwen",
        band="deels",
        meaning=(
            "Of mensen iets lastigs zeggen, hangt vaak af van wie er aan tafel zit. Het verschil kan liggen aan "
            "de groep, aan de leidinggevende of aan het onderwerp, en dat kun je zelf nagaan."
        ),
        question="In welk overleg durf je meer te zeggen, en wat is daar anders?",
        first_step="Denk aan je laatste twee overleggen en noteer wie vooral sprak en wie zweeg.",
        team_step=(
            "Sluit een overleg af met een rondje waarin ieder in één zin zegt hoe het gesprek was; overslaan is goed."
        ),
        practice="check-out",
    ),
    Advice(
        dimension="bouwen-aan-vertrouwen",
        band="goed",
        meaning=(
            "Twijfels en fouten worden volgens jou meestal goed ontvangen. Slecht nieuws kan dan nog altijd laat "
            "komen, vooral als het naar een leidinggevende moet die er niet op zit te wachten."
        ),
        question="Welk slecht nieuws hoorden we te laat?",
        first_step=(
            "Schrijf over een gesprek met je leidinggevende op wat je niet zei, en kies of je het alsnog wilt zeggen."
        ),
        team_step=(
            "Bespreek bij een nieuw plan eerst wat er mis kan gaan, zodat slecht nieuws al een plek heeft voordat "
            "het er is."
        ),
        practice="premortem",
    ),
    Advice(
        dimension="bouwen-aan-vertrouwen",
        band="sterk",
        meaning=(
            "Jij ziet dat mensen hier eerlijk zijn over hun werk en dat een collega met een fout hulp krijgt. Als "
            "er iets ernstigs gebeurt, is dat een stuk moeilijker, omdat dan ook schrik en schuld meedoen."
        ),
        question="Hoe reageerden we de laatste keer dat een fout iemand raakte?",
        first_step="Zoek op waar je bij jullie een ernstige fout meldt, en wie daarna voor de mensen zorgt.",
        team_step="Spreek nu al af hoe jullie na een fout vragen wie geraakt is en wat die persoon nodig heeft.",
        practice="herstelgesprek",
    ),
    # Waarde van leren aantonen
    Advice(
        dimension="waarde-van-leren-aantonen",
        band="weinig",
        meaning=(
            "Er kan bij jullie genoeg geleerd worden, terwijl niemand erover vertelt of vraagt wat het heeft "
            "veranderd. Dan lijkt leren iets wat alleen tijd kost."
        ),
        question="Wat werkt nu anders door iets wat we hebben geleerd?",
        first_step="Schrijf één ding op wat je dit jaar leerde, en wat je sindsdien anders doet.",
        team_step=(
            "Sluit het overleg een paar weken lang af met de vraag wat iemand leerde en wat daar al van te merken is."
        ),
        practice="check-out",
    ),
    Advice(
        dimension="waarde-van-leren-aantonen",
        band="deels",
        meaning=(
            "Een diploma valt op, een ontdekking tijdens het werk veel minder. Daardoor kan het lijken alsof "
            "mensen alleen op een cursus leren, terwijl er tussendoor ook veel gebeurt."
        ),
        question="Welke ontdekking van dit jaar verdiende meer aandacht?",
        first_step="Vertel een collega wat je van die persoon leerde en wat dat in jouw werk veranderde.",
        team_step="Bespreek na een klus ook wat iemand voor het eerst deed, en aan wie jullie dat willen laten zien.",
        practice="after-action-review",
    ),
    Advice(
        dimension="waarde-van-leren-aantonen",
        band="goed",
        meaning=(
            "Dat iemand tevreden is over een cursus, zegt nog niet wat er in het werk verandert. Nu leren bij "
            "jullie volgens jou al meetelt, is er ruimte om ook daarnaar te kijken."
        ),
        question="Waaraan merken anderen dat wij iets hebben geleerd?",
        first_step="Kies iets wat je leerde en vraag een collega of die daar iets van merkt.",
        team_step=(
            "Kies een training of een proef en bespreek drie maanden later wat jullie ervan verwachtten en wat er "
            "gebeurde."
        ),
        practice="after-action-review",
    ),
    Advice(
        dimension="waarde-van-leren-aantonen",
        band="sterk",
        meaning=(
            "Jij ziet dat mensen nagaan wat leren oplevert en dat ook laten zien. Wat je makkelijk kunt tellen, "
            "krijgt dan snel de meeste aandacht, terwijl ander leren pas later of bij een ander merkbaar wordt."
        ),
        question="Wie leert hier veel zonder dat we het zien?",
        first_step="Zeg morgen tegen een collega wat je die hebt zien leren.",
        team_step=(
            "Vertel elkaar in tweetallen over leren dat in geen overzicht staat, en kies wat jullie daarmee doen."
        ),
        practice="waarderend-onderzoek",
    ),
    # Medewerkers staan in hun kracht
    Advice(
        dimension="medewerkers-in-hun-kracht",
        band="weinig",
        meaning=(
            "Zelf kiezen, meebeslissen of een idee uitproberen lukt op jouw plek weinig, als we op je antwoorden "
            "afgaan. Regels, drukte of de verdeling van het werk kunnen daarachter zitten. Wat jij kunt, is hier "
            "niet gemeten."
        ),
        question="Welke beslissing zou je morgen zelf nemen als het mocht?",
        first_step=(
            "Schrijf drie dingen op waarover je al zelf beslist, hoe klein ook, en kies er één om te veranderen."
        ),
        team_step="Bespreek met je leidinggevende welke kleine taak ieder zelf kan indelen, en probeer dat twee weken.",
        practice="job-crafting",
    ),
    Advice(
        dimension="medewerkers-in-hun-kracht",
        band="deels",
        meaning=(
            "Een idee blijft soms liggen doordat niemand weet wie erover gaat. Wat dan voelt als weinig ruimte, "
            "kan ook een afspraak zijn die nooit is gemaakt."
        ),
        question="Wat leg je voor aan een ander, terwijl je het liever zelf besliste?",
        first_step=(
            "Noteer vijf besluiten uit je werk met erachter wie ze neemt, en zet een vraagteken waar je het niet weet."
        ),
        team_step=(
            "Leg die lijstjes in een terugblik naast elkaar en spreek voor twee vraagtekens af wie voortaan beslist."
        ),
        practice="retrospective",
    ),
    Advice(
        dimension="medewerkers-in-hun-kracht",
        band="goed",
        meaning=(
            "Jij ziet dat collega’s zelf beginnen en dat hun ideeën worden geprobeerd. Kijk dan ook van wie die "
            "ideeën komen, omdat het gemakkelijk steeds dezelfde mensen zijn."
        ),
        question="Wiens idee hebben we nog nooit uitgeprobeerd?",
        first_step="Vraag een collega die weinig zegt welke kleine verandering het werk makkelijker zou maken.",
        team_step="Maak bij de start van de dag ruimte voor één idee, en laat telkens iemand anders beginnen.",
        practice="dagstart",
    ),
    Advice(
        dimension="medewerkers-in-hun-kracht",
        band="sterk",
        meaning=(
            "Veel zelf beslissen kan ook zwaar zijn, zeker als niet duidelijk is waar je ruimte ophoudt of bij "
            "wie je terechtkunt. Dat de ruimte er is en wordt gebruikt, zie jij duidelijk."
        ),
        question="Wanneer had je liever samen met een ander beslist?",
        first_step="Bedenk bij welk besluit van de laatste tijd je er alleen voor stond, en wie je had kunnen vragen.",
        team_step=(
            "Vertel elkaar in tweetallen wanneer eigen initiatief goed uitpakte, en zoek welke hulp daar steeds "
            "bij was."
        ),
        practice="feedforward",
    ),
    # Kennis delen als kracht
    Advice(
        dimension="kennis-delen-als-kracht",
        band="weinig",
        meaning=(
            "Wat de een weet, bereikt de ander op jouw werk niet vanzelf. Er kan een vast moment voor ontbreken, "
            "en soms denkt iemand gewoon dat een ander het al weet."
        ),
        question="Wat kom je nu alleen te weten als je toevallig bij iemand langsloopt?",
        first_step="Vertel één ding dat je deze week ontdekte aan degene die er het meest aan heeft.",
        team_step="Stel bij elke overdracht één vaste vraag: wat heb je gezien dat een ander moet weten?",
        practice="vraag-bij-de-overdracht",
    ),
    Advice(
        dimension="kennis-delen-als-kracht",
        band="deels",
        meaning=(
            "Binnen het team delen jullie misschien goed, terwijl het team ernaast er weinig van hoort. Kennis "
            "kan stoppen bij een muur, bij een rooster of bij een programma waar niet iedereen in komt."
        ),
        question="Wat weten wij dat het team naast ons goed kan gebruiken?",
        first_step="Bel iemand van een ander team of loop even langs, en vraag waar ze daar mee bezig zijn.",
        team_step=(
            "Nodig het team ernaast uit om in wisselende groepjes te praten over één vraag die jullie allebei raakt."
        ),
        practice="kenniscafe",
    ),
    Advice(
        dimension="kennis-delen-als-kracht",
        band="goed",
        meaning=(
            "Jij merkt dat informatie meestal komt bij wie er iets aan heeft. Wat mensen van buiten vertellen, "
            "blijft makkelijker bij één persoon, omdat je het hoort terwijl je met iets anders bezig bent."
        ),
        question="Wat hoorden we van buiten dat niemand heeft doorverteld?",
        first_step="Schrijf één opmerking van iemand van buiten letterlijk op en geef die door.",
        team_step="Neem in het overleg vijf minuten voor een rondje langs wat ieder buiten hoorde.",
        practice="wat-hoorden-we-buiten",
    ),
    Advice(
        dimension="kennis-delen-als-kracht",
        band="sterk",
        meaning=(
            "Kennis die aan één persoon hangt, valt pas op als die collega ziek wordt of vertrekt. Nu delen bij "
            "jullie volgens jou zo gewoon is, zie je zo’n gat des te makkelijker over het hoofd."
        ),
        question="Welke kennis zouden we missen als een van ons morgen wegging?",
        first_step="Schrijf op wat alleen jij weet, met de naam erbij van wie het ook moet weten.",
        team_step="Breng mensen met hetzelfde vak bij elkaar, zodat wat één iemand weet bij meer mensen terechtkomt.",
        practice="community-of-practice",
    ),
    # Leren verbonden aan reflecteren
    Advice(
        dimension="leren-en-reflecteren",
        band="weinig",
        meaning=(
            "In druk werk schuift terugkijken snel door naar een rustiger dag. Het kan ook spannend voelen, alsof "
            "er iemand wordt gezocht die het fout deed."
        ),
        question="Wanneer keken we voor het laatst terug terwijl er niets mis was gegaan?",
        first_step="Beantwoord aan het eind van je werkdag voor jezelf twee vragen: wat wilde ik, en wat gebeurde er?",
        team_step=(
            "Neem na een gewone klus samen een kwartier voor die twee vragen, en kies één ding voor de volgende keer."
        ),
        practice="korte-terugblik",
    ),
    Advice(
        dimension="leren-en-reflecteren",
        band="deels",
        meaning=(
            "Een terugblik levert weinig op als niemand later vraagt wat er van de afspraken kwam. Daar hoeft "
            "geen onwil achter te zitten, want de volgende ochtend gaat het werk gewoon door."
        ),
        question="Welke afspraak uit een terugblik hebben we echt volgehouden?",
        first_step="Zoek de laatste afspraak op die jullie maakten, en vraag een collega hoe het daarmee staat.",
        team_step="Kies in jullie volgende terugblik één actie en zet meteen een dag vast om te kijken wat ervan kwam.",
        practice="retrospective",
    ),
    Advice(
        dimension="leren-en-reflecteren",
        band="goed",
        meaning=(
            "Jij ziet dat jullie stilstaan bij het werk en elkaar vragen hoe het ging. Een vraag waar iemand zelf "
            "mee zit, krijgt in zo’n gesprek met z’n allen vaak te weinig rust."
        ),
        question="Welke feedback hielp je echt, en hoe kreeg je die?",
        first_step="Vraag één collega wat jij volgens die persoon vaker moet doen.",
        team_step=(
            "Denk een uur met een paar collega’s mee over de werkvraag van één van hen, met vragen in plaats van "
            "oplossingen."
        ),
        practice="intervisie",
    ),
    Advice(
        dimension="leren-en-reflecteren",
        band="sterk",
        meaning=(
            "Stilstaan bij het werk is volgens jou een gewoonte geworden. Een gewoonte heeft als nadeel dat je "
            "steeds naar dezelfde dingen kijkt, terwijl andere buiten beeld blijven."
        ),
        question="Naar welk deel van ons werk kijken we nooit terug?",
        first_step="Kies een vaste afspraak die nooit wordt besproken, en bedenk waar die ooit voor was.",
        team_step=(
            "Neem in een terugblik iets wat steeds terugkomt, en zoek welke regel of overtuiging het in stand houdt."
        ),
        practice="ijsberg",
    ),
    # Organisatieondersteuning voor het leerproces
    Advice(
        dimension="organisatieondersteuning",
        band="weinig",
        meaning=(
            "Tijd of begeleiding om te leren krijg je in je eentje meestal niet geregeld. Misschien is er meer "
            "dan je weet, doordat niemand het je vertelde, en misschien is het er echt niet."
        ),
        question="Wat kan een leidinggevende doen waardoor leren hier een beetje makkelijker wordt?",
        first_step="Zoek op, of vraag na, welke afspraken er bij jullie zijn over tijd en geld om te leren.",
        team_step=(
            "Laat ieder opschrijven wat die wil leren en welke hulp daarbij nodig is, en vraag daar een gesprek "
            "over aan."
        ),
        practice="pop-gesprek",
    ),
    Advice(
        dimension="organisatieondersteuning",
        band="deels",
        meaning=(
            "Steun kan op papier goed geregeld zijn en toch wegvallen zodra het druk wordt. Ook kan het uitmaken "
            "wie je leidinggevende is, of op welke plek je werkt."
        ),
        question="Waar lukt het ons wel om tijd voor leren vrij te houden?",
        first_step="Kijk terug in je rooster of agenda en tel hoeveel tijd om te leren de laatste maand echt doorging.",
        team_step="Bespreek in een terugblik wat die tijd opslokt, en leg één punt voor aan wie erover gaat.",
        practice="retrospective",
    ),
    Advice(
        dimension="organisatieondersteuning",
        band="goed",
        meaning=(
            "Jij ziet leidinggevenden die helpen en tijd die er echt is. Of iemand daarna ook kan oefenen, blijkt "
            "pas in het gewone werk, en daar is hulp vaak het minst geregeld."
        ),
        question="Wie helpt jou om iets nieuws in je werk toe te passen?",
        first_step=(
            "Vraag een collega die pas iets leerde wat die deze week wil uitproberen, en bied aan om mee te kijken."
        ),
        team_step="Maak elke week een rondje waarin ieder zegt wat die wil oefenen en wie daarbij kan helpen.",
        practice="hulp-vragen",
    ),
    Advice(
        dimension="organisatieondersteuning",
        band="sterk",
        meaning=(
            "Volgens jou maakt de organisatie ruimte voor leren en helpen leidinggevenden daarbij. Zulke steun "
            "hangt soms aan één enthousiaste persoon, waardoor er na een vertrek of een bezuiniging ineens weinig "
            "van over kan zijn."
        ),
        question="Welke steun hangt nu aan één persoon, en hoe leggen we die vast?",
        first_step="Schrijf op welke steun jou het meest hielp en wie die regelde, en laat die persoon dat weten.",
        team_step=(
            "Doe alsof over een jaar alle tijd om te leren weg is, bedenk waardoor dat kwam en regel nu één ding."
        ),
        practice="premortem",
    ),
)
