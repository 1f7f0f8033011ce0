// Articles for the mock: [id=words] marks a mention, <words> the cue of a
// sentence's claims, which stand after the bar as subject TYPE object [status].

export interface MockArticle {
  id: string;
  title: string;
  source: string;
  published: string;
  url: string;
  sentences: string[]; // "" begins a paragraph
}

export const names: Record<string, [string, ...string[]]> = {
  AL: ["Albania", "Tirana", "Albanian"], IR: ["Iran", "Tehran", "Iranian", "Islamic Republic of Iran"], US: ["United States", "U.S.", "Washington", "American"],
  GB: ["United Kingdom", "Britain", "London"], RU: ["Russia", "Moscow", "Russian"], UA: ["Ukraine", "Kyiv"], SA: ["Saudi Arabia", "Riyadh", "Saudi"],
  CN: ["China", "Beijing"], QA: ["Qatar", "Doha"], EG: ["Egypt", "Cairo"], IL: ["Israel", "Jerusalem"], CU: ["Cuba", "Havana"], FI: ["Finland", "Helsinki"],
  SE: ["Sweden", "Stockholm"], TR: ["Turkey", "Türkiye", "Ankara"], HU: ["Hungary", "Budapest"], EC: ["Ecuador", "Quito"], MX: ["Mexico", "Mexico City"],
  BH: ["Bahrain"], AE: ["United Arab Emirates", "UAE"], MA: ["Morocco", "Rabat"], CA: ["Canada", "Ottawa"], DZ: ["Algeria", "Algiers"], VA: ["Vatican City", "Holy See"],
  "p:rama": ["Edi Rama"], "p:watson": ["Adrienne Watson"], "p:sadat": ["Anwar Sadat"], "p:begin": ["Menachem Begin"], "p:carter": ["Jimmy Carter"],
  "p:putin": ["Vladimir Putin"], "p:zelenskyy": ["Volodymyr Zelenskyy"], "p:obama": ["Barack Obama"], "p:castro": ["Raúl Castro"], "p:erdogan": ["Recep Tayyip Erdoğan"],
  "p:orban": ["Viktor Orbán"], "p:glas": ["Jorge Glas"], "p:noboa": ["Daniel Noboa"], "p:alo": ["Andrés Manuel López Obrador"], "p:stoltenberg": ["Jens Stoltenberg"],
  "p:rajavi": ["Maryam Rajavi"], "p:francis": ["Pope Francis", "Francis"], "p:khomeini": ["Ruhollah Khomeini"],
  "o:mek": ["Mujahedin-e-Khalq", "MEK"], "o:nato": ["North Atlantic Treaty Organization", "NATO"], "o:nsc": ["National Security Council", "NSC"], "o:eu": ["European Union", "EU"],
  "o:un": ["United Nations", "UN"], "o:icc": ["International Criminal Court", "ICC"], "o:ncri": ["National Council of Resistance of Iran", "NCRI"], "o:gcc": ["Gulf Cooperation Council", "GCC"],
  "o:oas": ["Organization of American States", "OAS"],
};

export const articles: MockArticle[] = [
  { id: "albania-cuts-ties", title: "Albania cuts ties with Iran over cyberattack", source: "Entente mock wire", published: "2022-09-07", url: "https://example.org/albania", sentences: [
    "[AL=Albania] <cut diplomatic ties> with [IR=Iran] on Wednesday over a cyberattack in July.|AL CUT_TIES_WITH IR",
    "“The government has decided to <end diplomatic relations> with the [IR=Islamic Republic of Iran], effective at once,” [p:rama=Edi Rama], who speaks for [AL=Albania], said in a video.|AL CUT_TIES_WITH IR @p:rama",
    "",
    "The [US=United States] <condemned> [IR=Iran] for what [p:watson=Adrienne Watson] called an attack on a [o:nato=NATO] ally.|US CONDEMNED IR @p:watson",
    "[p:watson=Watson] <speaks for> the [o:nsc=National Security Council].|p:watson SPOKE_FOR o:nsc",
    "[US=Washington] <may impose sanctions> on [IR=Tehran], officials said.|US SANCTIONED IR possible",
    "",
    "A camp that stayed",
    "",
    "[AL=Albania] <has hosted> some 3,000 members of the [o:mek=Mujahedin-e-Khalq], known as the [o:mek=MEK], since 2013.|AL HOSTS o:mek",
    "[IR=Tehran] <has listed> the [o:mek=MEK] as a terrorist group.|IR DESIGNATED_TERRORIST o:mek",
    "[IR=Iran] denied that it had <attacked> [AL=Tirana].|IR ATTACKED AL denied",
    "[AL=Albania] <is a member of> [o:nato=NATO].|AL MEMBER_OF o:nato" ] },
  { id: "us-condemns", title: "U.S. vows to act after attack on NATO ally", source: "Entente mock wire", published: "2022-09-07", url: "", sentences: [
    "The [US=United States] <strongly condemns> [IR=Iran], the [o:nsc=National Security Council] said.|US CONDEMNED IR @o:nsc",
    "[US=Washington] <supports> [AL=Albania] and will help it to recover.|US SUPPORTED AL",
    "[GB=Britain] <condemned> [IR=Iran] as well.|GB CONDEMNED IR",
    "[p:rama=Rama] <leads> [AL=Albania].|p:rama LEADS AL",
    "The [o:ncri=National Council of Resistance of Iran], led by [p:rajavi=Maryam Rajavi], <welcomed and supported> [AL=Albania].|o:ncri SUPPORTED AL",
    "[p:rajavi=Rajavi] <leads> the [o:ncri=NCRI].|p:rajavi LEADS o:ncri",
    "The [o:mek=MEK] <is part of> the [o:ncri=NCRI].|o:mek PART_OF o:ncri" ] },
  { id: "canada-closes-embassy", title: "Canada closes embassy in Tehran", source: "Mock Chronicle", published: "2012-09-07", url: "", sentences: [
    "[CA=Canada] <severed relations> with [IR=Iran] and told its diplomats to leave.|CA CUT_TIES_WITH IR",
    "[CA=Ottawa] <accused> [IR=Tehran] of arming the Syrian government.|CA ACCUSED IR",
    "[IL=Israel] <praised and backed> [CA=Canada].|IL SUPPORTED CA" ] },
  { id: "camp-david", title: "Egypt and Israel sign peace treaty", source: "Mock Chronicle", published: "1979-03-26", url: "", sentences: [
    "[p:sadat=Anwar Sadat] <met> [p:begin=Menachem Begin] on the White House lawn.|p:sadat MET_WITH p:begin",
    "[p:carter=Jimmy Carter] <hosted> [p:sadat=Sadat] for the signing.|p:carter HOSTS p:sadat",
    "[EG=Egypt] <agreed with> [IL=Israel] on a withdrawal from Sinai.|EG AGREED_WITH IL",
    "[p:sadat=Sadat] <leads> [EG=Egypt].|p:sadat LEADS EG", "[p:begin=Begin] <leads> [IL=Israel].|p:begin LEADS IL", "[p:carter=Carter] <leads> the [US=United States].|p:carter LEADS US",
    "[SA=Saudi Arabia] <broke off relations> with [EG=Egypt] a month later.|SA CUT_TIES_WITH EG",
    "[IR=Iran], where [p:khomeini=Ruhollah Khomeini] had taken power, <cut ties> with [EG=Cairo] too.|IR CUT_TIES_WITH EG", "[p:khomeini=Khomeini] <led> [IR=Iran].|p:khomeini LEADS IR" ] },
  { id: "us-iran-1980", title: "Washington breaks with Tehran", source: "Mock Chronicle", published: "1980-04-07", url: "", sentences: [
    "[p:carter=Carter] said the [US=United States] was <breaking relations> with [IR=Iran].|US CUT_TIES_WITH IR @p:carter",
    "[p:carter=Carter] <expelled> all diplomats of [IR=Iran].|US EXPELLED IR", "The [US=U.S.] <imposed sanctions> on [IR=Iran].|US SANCTIONED IR", "[p:khomeini=Khomeini] <denounced> the [US=United States].|p:khomeini CONDEMNED US" ] },
  { id: "morocco-iran", title: "Morocco severs ties with Iran", source: "Mock Chronicle", published: "2018-05-01", url: "", sentences: [
    "[MA=Morocco] <severed ties> with [IR=Iran] on Tuesday.|MA CUT_TIES_WITH IR", "[MA=Rabat] <accused> [IR=Tehran] of arming fighters in Western Sahara.|MA ACCUSED IR",
    "[DZ=Algeria] <rejected> the words of [MA=Morocco].|DZ REJECTED MA", "[SA=Saudi Arabia] <backed> [MA=Morocco].|SA SUPPORTED MA", "[BH=Bahrain] <stood with> [MA=Rabat].|BH SUPPORTED MA" ] },
  { id: "algeria-morocco", title: "Algeria breaks with Morocco", source: "Entente mock wire", published: "2021-08-24", url: "", sentences: [
    "[DZ=Algeria] <cut diplomatic relations> with [MA=Morocco].|DZ CUT_TIES_WITH MA", "[DZ=Algiers] <accused> [MA=Rabat] of hostile acts.|DZ ACCUSED MA", "[MA=Morocco] <rejected> the accusation of [DZ=Algeria].|MA REJECTED DZ" ] },
  { id: "gulf-2017", title: "Gulf states isolate Qatar", source: "Entente mock wire", published: "2017-06-05", url: "", sentences: [
    "[SA=Saudi Arabia] <cut ties> with [QA=Qatar] at dawn.|SA CUT_TIES_WITH QA", "[BH=Bahrain] <severed relations> with [QA=Doha].|BH CUT_TIES_WITH QA", "The [AE=United Arab Emirates] <broke> with [QA=Qatar].|AE CUT_TIES_WITH QA",
    "[EG=Egypt] <cut ties> with [QA=Qatar].|EG CUT_TIES_WITH QA", "[TR=Turkey] <backed> [QA=Qatar].|TR SUPPORTED QA", "[IR=Iran] <sent food> to [QA=Qatar].|IR AIDED QA",
    "[QA=Qatar] <is a member of> the [o:gcc=Gulf Cooperation Council].|QA MEMBER_OF o:gcc", "[SA=Saudi Arabia] <is a member of> the [o:gcc=GCC].|SA MEMBER_OF o:gcc", "[BH=Bahrain] <is a member of> the [o:gcc=GCC].|BH MEMBER_OF o:gcc", "The [AE=UAE] <is a member of> the [o:gcc=GCC].|AE MEMBER_OF o:gcc" ] },
  { id: "gulf-2021", title: "Qatar and its neighbours restore ties", source: "Entente mock wire", published: "2021-01-05", url: "", sentences: [
    "[QA=Qatar] <restored ties> with [SA=Saudi Arabia] at a summit.|QA RESTORED_TIES_WITH SA", "[EG=Egypt] <resumed relations> with [QA=Doha].|EG RESTORED_TIES_WITH QA", "The [AE=UAE] <reopened> with [QA=Qatar].|AE RESTORED_TIES_WITH QA" ] },
  { id: "beijing-2023", title: "Riyadh and Tehran agree in Beijing", source: "Entente mock wire", published: "2023-03-10", url: "", sentences: [
    "[IR=Iran] <agreed to restore ties> with [SA=Saudi Arabia].|IR RESTORED_TIES_WITH SA", "[SA=Riyadh] <had severed> relations with [IR=Tehran] in 2016.|SA CUT_TIES_WITH IR 2016-01-03", "[CN=China] <hosted> [IR=Iran] for four days.|CN HOSTS IR", "[CN=Beijing] <hosted> [SA=Saudi Arabia] too.|CN HOSTS SA", "The [US=United States] <welcomed> [SA=Saudi Arabia]’s step.|US SUPPORTED SA" ] },
  { id: "ukraine-2022", title: "Kyiv breaks with Moscow", source: "Entente mock wire", published: "2022-02-24", url: "", sentences: [
    "[RU=Russia] <attacked> [UA=Ukraine] before dawn.|RU ATTACKED UA", "[p:putin=Vladimir Putin] <ordered an attack> on [UA=Ukraine].|p:putin ATTACKED UA", "[UA=Ukraine] <cut ties> with [RU=Russia] within hours, [p:zelenskyy=Volodymyr Zelenskyy] said.|UA CUT_TIES_WITH RU @p:zelenskyy",
    "The [US=United States] <condemned> [RU=Russia].|US CONDEMNED RU", "The [o:eu=European Union] <imposed sanctions> on [RU=Russia].|o:eu SANCTIONED RU", "[GB=Britain] <sanctioned> [RU=Moscow].|GB SANCTIONED RU", "[CA=Canada] <imposed sanctions> on [RU=Russia].|CA SANCTIONED RU", "[p:putin=Putin] <leads> [RU=Russia].|p:putin LEADS RU", "[p:zelenskyy=Zelenskyy] <leads> [UA=Ukraine].|p:zelenskyy LEADS UA",
    "The [o:un=UN] <condemned> [RU=Russia].|o:un CONDEMNED RU", "[CN=China] <did not condemn> [RU=Russia].|CN CONDEMNED RU denied" ] },
  { id: "nato-finland", title: "Finland joins NATO", source: "Entente mock wire", published: "2023-04-04", url: "", sentences: [
    "[FI=Finland] <became a member of> [o:nato=NATO].|FI MEMBER_OF o:nato", "[p:stoltenberg=Jens Stoltenberg] <leads> [o:nato=NATO].|p:stoltenberg LEADS o:nato", "[p:stoltenberg=Stoltenberg] <met> [p:zelenskyy=Zelenskyy].|p:stoltenberg MET_WITH p:zelenskyy", "[RU=Moscow] <threatened> [FI=Finland].|RU THREATENED FI", "[TR=Türkiye] <had approved> [FI=Finland].|TR SUPPORTED FI", "[p:erdogan=Recep Tayyip Erdoğan] <leads> [TR=Türkiye].|p:erdogan LEADS TR" ] },
  { id: "nato-sweden", title: "Sweden in, after a long wait", source: "Entente mock wire", published: "2024-03-07", url: "", sentences: [
    "[SE=Sweden] <became a member of> [o:nato=NATO].|SE MEMBER_OF o:nato", "[p:orban=Viktor Orbán] <hosted> [SE=Sweden]’s prime minister.|p:orban HOSTS SE", "[p:orban=Orbán] <leads> [HU=Hungary].|p:orban LEADS HU", "[HU=Hungary] <is a member of> [o:nato=NATO].|HU MEMBER_OF o:nato", "[p:orban=Orbán] <visited> [UA=Kyiv].|p:orban VISITED UA", "[p:erdogan=Erdoğan] <met> [p:putin=Putin].|p:erdogan MET_WITH p:putin", "[TR=Turkey] <is a member of> [o:nato=NATO].|TR MEMBER_OF o:nato", "The [US=U.S.] <is a member of> [o:nato=NATO].|US MEMBER_OF o:nato", "[RU=Russia] <condemned> [SE=Sweden].|RU CONDEMNED SE" ] },
  { id: "cuba-2015", title: "Washington and Havana reopen embassies", source: "Mock Chronicle", published: "2015-07-20", url: "", sentences: [
    "The [US=United States] <restored relations> with [CU=Cuba].|CU RESTORED_TIES_WITH US", "The [US=U.S.] <had cut ties> with [CU=Havana] in 1961.|US CUT_TIES_WITH CU 1961-01-03", "[p:obama=Barack Obama] <met> [p:castro=Raúl Castro] in Panama.|p:castro MET_WITH p:obama", "[p:francis=Pope Francis] <hosted> [p:castro=Castro].|p:francis HOSTS p:castro", "[p:obama=Obama] <thanked and praised> [p:francis=Francis].|p:obama SUPPORTED p:francis", "[p:castro=Castro] <leads> [CU=Cuba].|p:castro LEADS CU", "[p:obama=Obama] <led> the [US=United States].|p:obama LEADS US", "[p:francis=Francis] <leads> the [VA=Holy See].|p:francis LEADS VA", "[p:obama=Obama] <visited> [CU=Cuba].|p:obama VISITED CU" ] },
  { id: "quito-2024", title: "Mexico breaks with Ecuador after embassy raid", source: "Entente mock wire", published: "2024-04-06", url: "", sentences: [
    "[MX=Mexico] <cut diplomatic relations> with [EC=Ecuador] after police broke into its embassy.|MX CUT_TIES_WITH EC", "[EC=Ecuador] <arrested> [p:glas=Jorge Glas], who had been given asylum.|EC ARRESTED p:glas", "[MX=Mexico] <had sheltered> [p:glas=Glas] since December.|MX HOSTS p:glas", "[p:alo=Andrés Manuel López Obrador] <condemned> [EC=Ecuador].|p:alo CONDEMNED EC", "The [o:oas=Organization of American States] <condemned> [EC=Quito].|o:oas CONDEMNED EC", "[p:noboa=Daniel Noboa] <leads> [EC=Ecuador].|p:noboa LEADS EC", "[p:alo=López Obrador] <leads> [MX=Mexico].|p:alo LEADS MX", "[MX=Mexico] <will appeal> to the [o:un=United Nations].|MX SPOKE_TO o:un planned", "[CU=Cuba] <condemned> [EC=Ecuador].|CU CONDEMNED EC" ] },
  { id: "bidi-✓", title: "A test of scripts: 🇦🇱 and إيران", source: "Mock Chronicle", published: "2024", url: "", sentences: [
    "🙂 In naïve Zürich the café’s menu said «إيران», and [IR=Iran] <thanked> [AL=Albania] 👩‍👩‍👧.|IR APOLOGIZED_TO AL", "Then é and é differ: [p:orban=Orbán] <called> [p:erdogan=Erdoğan].|p:orban CONTACTED p:erdogan" ] },
];
