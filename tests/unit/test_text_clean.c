/* test_text_clean.c - text that is right stays as it is: forty languages here, thousands of paragraphs of the
 * development data where they are.
 */
#include <stdio.h>
#include <stdlib.h>

#include "text_fixture.h"

/* News as it is written, with what each language needs and what could be taken for damage: quotation marks of all
 * shapes, no-break spaces, joiners, letters that begin or end a misread sequence. */
static const char *const paragraphs[][2] = {
    {"af", "Die burgemeester sê die brug sal môre weer oopmaak; ’n groep skoliere het dit reeds geïnspekteer."},
    {"am", "ከንቲባው ድልድዩ ነገ እንደሚከፈት ተናገሩ። ሥራው ሁለት ዓመት ፈጅቷል፤ ወጪውም ከታቀደው በላይ ነበር።"},
    {"ar", "قال رئيس البلدية إنّ الجسر سيُفتح غدًا، بعد عامين من العمل. وأضاف: «التكلفة ٣٫٥ ملايين دينار»."},
    {"az", "Bələdiyyə sədri bildirib ki, körpü sabah yenidən açılacaq – “işlər iki il çəkdi”, dedi."},
    {"be", "Мэр паведаміў, што мост адкрыюць заўтра; аб’езд працягваўся два гады – «даўжэй, чым чакалі»."},
    {"bg", "Кметът съобщи, че мостът ще бъде отворен утре. „Ремонтът продължи две години“, каза той."},
    {"bn", "মেয়র বলেন, সেতুটি আগামীকাল খুলে দেওয়া হবে। কাজ শেষ হতে দুই বছর লেগেছে, ‘ব্যয়ও বেড়েছে’।"},
    {"ca", "L’alcalde va dir que el pont s’obrirà demà: «Han estat dos anys de feina i paral·lelament de cues»."},
    {"cs", "Starosta řekl, že most bude zítra znovu otevřen. „Oprava trvala dva roky,“ dodal před žáky."},
    {"cy", "Dywedodd y maer y bydd y bont yn ailagor yfory; bu’r gwaith yn ddrud, meddai’r trigolion tŷ ar y bryn."},
    {"da", "Borgmesteren sagde, at broen åbner i morgen. »Arbejdet tog to år og blev dyrere,« tilføjede hun på øen."},
    {"de", "Die Bürgermeisterin sagte, die Brücke werde morgen geöffnet: „Der Bau dauerte zwei Jahre“, so Größler."},
    {"el", "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει αύριο· «τα έργα κράτησαν δύο χρόνια», πρόσθεσε. Ποιος πληρώνει;"},
    {"en", "The mayor said the bridge – closed in May – would reopen “soon”; cost: £3.5m, or €4m. Naïve? Â, Ã, Ð."},
    {"es", "El alcalde dijo: «El puente se abrirá mañana». ¿Cuánto costó? ¡3,5 millones de €, según la ingeniería!"},
    {"et", "Linnapea ütles, et sild avatakse homme. „Tööd kestsid kaks aastat,“ lisas ta, õhtul oli šokk."},
    {"eu", "Alkateak esan du zubia bihar irekiko dela; lanek bi urte iraun dute, eta ñabardura asko daude."},
    {"fa", "شهردار گفت پل فردا باز می‌شود؛ کارها دو سال طول کشید و هزینه‌ها «بیشتر از ۳٫۵ میلیارد» شد."},
    {"fi", "Pormestari sanoi, että silta avataan huomenna. ”Työt kestivät kaksi vuotta”, hän lisäsi Äänekoskella."},
    {"fr", "Le maire l’a dit : « Le pont rouvrira demain ; l’été, c’était fermé. » Coût : 3 500 000 €, à Noël…"},
    {"ga", "Dúirt an méara go n-osclófar an droichead amárach; thóg an obair dhá bhliain agus bhí sí daor."},
    {"gu", "મેયરે કહ્યું કે પુલ આવતીકાલે ફરી ખુલશે. કામમાં બે વર્ષ લાગ્યાં અને ખર્ચ વધ્યો."},
    {"he", "ראש העיר אמר שהגשר ייפתח מחר: „העבודות נמשכו שנתיים”, והוסיף כי צה״ל סייע. שָׁלוֹם לכולם."},
    {"hi", "महापौर ने कहा कि पुल कल फिर खुलेगा। काम में दो साल लगे, ‘खर्च बढ़ा’ – पर सड़क अच्छी है।"},
    {"hr", "Gradonačelnik je rekao da će most biti otvoren sutra. »Radovi su trajali dvije godine«, dodao je Đuro."},
    {"hu", "A polgármester szerint a hidat holnap nyitják meg. „A munka két évig tartott” – tette hozzá az őr."},
    {"hy", "Քաղաքապետն ասաց, որ կամուրջը վաղը կբացվի։ «Աշխատանքները տևեցին երկու տարի»,— ավելացրեց նա։"},
    {"id", "Wali kota mengatakan jembatan akan dibuka besok; pekerjaan memakan waktu dua tahun, \"lebih lama\"."},
    {"is", "Borgarstjórinn sagði að brúin yrði opnuð á morgun. „Verkið tók tvö ár,“ bætti hún við í Þórshöfn."},
    {"it", "Il sindaco ha detto che il ponte riaprirà domani: «Così è la città», l’università è d’accordo. Perché?"},
    {"ja", "市長は、橋を「あす」再開すると述べた。工事は２年、費用は３５０万円かかった――ｋｍ単位の迂回も終わる〜。"},
    {"ka", "მერმა თქვა, რომ ხიდი ხვალ გაიხსნება. „სამუშაო ორ წელს გაგრძელდა“, დასძინა მან."},
    {"kk", "Әкім көпір ертең ашылатынын айтты. «Жұмыс екі жылға созылды», – деді ол. Қаңтарда жол жабылды."},
    {"km", "អភិបាល​ក្រុង​បាន​និយាយ​ថា ស្ពាន​នឹង​បើក​ឡើង​វិញ​នៅ​ថ្ងៃ​ស្អែក។"},
    {"kn", "ಸೇತುವೆ ನಾಳೆ ತೆರೆಯಲಿದೆ ಎಂದು ಮೇಯರ್ ಹೇಳಿದರು. ಕೆಲಸಕ್ಕೆ ಎರಡು ವರ್ಷ ಬೇಕಾಯಿತು."},
    {"ko", "시장은 다리가 내일 다시 열린다고 말했다. “공사는 2년 걸렸다”며 ‘비용도 늘었다’고 덧붙였다."},
    {"lt", "Meras sakė, kad tiltas bus atidarytas rytoj. „Darbai truko dvejus metus“, – pridūrė jis, ąžuolų gatvėje."},
    {"lv", "Mērs teica, ka tiltu atvērs rīt. “Darbi ilga divus gadus,” viņš piebilda, ēdot šķiņķi."},
    {"mk", "Градоначалникот рече дека мостот ќе се отвори утре. „Работите траеја две години“, додаде тој."},
    {"ml", "പാലം നാളെ വീണ്ടും തുറക്കുമെന്ന് മേയർ പറഞ്ഞു. പണിക്ക് രണ്ടു വർഷമെടുത്തു."},
    {"mn", "Хотын дарга гүүрийг маргааш нээнэ гэв. «Ажил хоёр жил үргэлжилсэн» гэж тэр нэмж хэлэв."},
    {"mr", "महापौर म्हणाले की पूल उद्या पुन्हा उघडेल. कामाला दोन वर्षे लागली; ‘खर्च वाढला’."},
    {"my", "မြို့တော်ဝန်က တံတားကို မနက်ဖြန် ပြန်ဖွင့်မည်ဟု ပြောကြားခဲ့သည်။"},
    {"ne", "मेयरले पुल भोलि पुनः खुल्ने बताए। काममा दुई वर्ष लाग्यो र खर्च बढ्यो।"},
    {"nl", "De burgemeester zei dat de brug morgen opengaat. ‘Het werk duurde twee jaar’, aldus één raadslid."},
    {"pl", "Burmistrz powiedział, że most zostanie otwarty jutro. „Prace trwały dwa lata” – dodał: żółć, źdźbło."},
    {"ps", "ښاروال وویل چې پل به سبا بېرته پرانیستل شي. کار دوه کاله وخت ونیو."},
    {"pt", "O prefeito disse que a ponte será reaberta amanhã: «São dois anos», acrescentou. À noite não há ônibus."},
    {"ro", "Primarul a spus că podul va fi redeschis mâine. „Lucrările au durat doi ani și știm că așteaptă”."},
    {"ru", "Мэр сообщил, что мост откроют завтра. «Работы шли два года», – добавил он. Рядом № 5, §3 и «ёлка»."},
    {"si", "පාලම හෙට නැවත විවෘත කරන බව නගරාධිපති පැවසීය. වැඩ සඳහා ක්‍රම දෙකක් තිබුණි."},
    {"sk", "Primátor povedal, že most otvoria zajtra. „Práce trvali dva roky,“ dodal o ľade, stĺpoch a vŕbach."},
    {"sl", "Župan je povedal, da bo most odprt jutri. »Dela so trajala dve leti,« je dodal v Šentjurju."},
    {"sq", "Kryetari tha se ura do të hapet nesër. «Punimet zgjatën dy vjet», shtoi ai; është më mirë kështu."},
    {"sr", "Градоначелник је рекао да ће мост бити отворен сутра. „Радови су трајали две године”, додао је Ђорђе."},
    {"sv", "Borgmästaren sade att bron öppnas i morgon. ”Arbetet tog två år”, tillade hon på Åland. Är det sant?"},
    {"sw", "Meya alisema daraja litafunguliwa kesho; kazi ilichukua miaka miwili, na ng’ombe watapita tena."},
    {"ta", "பாலம் நாளை மீண்டும் திறக்கப்படும் என்று மேயர் கூறினார். பணி இரண்டு ஆண்டுகள் நீடித்தது."},
    {"te", "వంతెన రేపు తిరిగి తెరుచుకుంటుందని మేయర్ చెప్పారు. పనికి రెండేళ్లు పట్టింది."},
    {"th", "นายกเทศมนตรีกล่าวว่าสะพานจะเปิดอีกครั้งในวันพรุ่งนี้ “งานใช้เวลาสองปี” และค่าใช้จ่ายสูงกว่าที่คิด"},
    {"tr", "Belediye başkanı köprünün yarın açılacağını söyledi. “İşler iki yıl sürdü,” dedi; Iğdır’da kâr yok."},
    {"uk", "Мер повідомив, що міст відкриють завтра. «Роботи тривали два роки», — додав він; об’їзд не їздить, ґанок."},
    {"ur", "میئر نے کہا کہ پل کل دوبارہ کھولا جائے گا۔ کام میں دو سال لگے اور ’’خرچ بڑھ گیا‘‘۔"},
    {"uz", "Shahar hokimi ko‘prik ertaga ochilishini aytdi. “Ishlar ikki yil davom etdi”, – deya qo‘shimcha qildi u."},
    {"vi", "Thị trưởng nói cây cầu sẽ mở lại vào ngày mai. “Công việc kéo dài hai năm”, ông nói thêm ở Đà Nẵng, Ã Â."},
    {"yo", "Olórí ìlú sọ pé afárá náà yóò ṣí lọ́la; iṣẹ́ náà gba ọdún méjì, ẹ̀kọ́ sì ni."},
    {"zh-Hans", "市长表示，大桥将于明天重新开放。“工程历时两年”，他补充说——费用为３５０万元，ＡＢＣ公司承建。"},
    {"zh-Hant", "市長表示，大橋將於明天重新開放。「工程歷時兩年」，他補充說──費用為３５０萬元，由ＡＢＣ公司承建。"},
};

#define PARAGRAPHS (sizeof paragraphs / sizeof *paragraphs)

static nm_text decode_at(int level, const char *s, size_t n)
{
    text_options.repair = level;
    return text_of(s, n, NULL);
}

static void assert_unchanged(int level, const char *what, const char *s, size_t n)
{
    nm_text t = decode_at(level, s, n);

    if (t.s.len != n || memcmp(t.s.data, s, n) || t.encoding.repair_count || strcmp(t.encoding.name, "utf-8"))
        fail_msg("%s at level %d: %.*s", what, level, (int)t.s.len, t.s.data);
}

static void test_paragraphs(void **state)
{
    size_t i;
    int level;

    (void)state;
    assert_true(PARAGRAPHS >= 40);
    for (i = 0; i < PARAGRAPHS; i++)
        for (level = 0; level <= 2; level++)
            assert_unchanged(level, paragraphs[i][0], paragraphs[i][1], strlen(paragraphs[i][1]));
}

/* All languages in one text, and each beside each: what one has must not make another's look wrong. */
static void test_neighbours(void **state)
{
    static char both[4096];
    size_t i, j;

    (void)state;
    for (i = 0; i < PARAGRAPHS; i++)
        for (j = 0; j < PARAGRAPHS; j++) {
            int n = snprintf(both, sizeof both, "%s\n\n%s\n", paragraphs[i][1], paragraphs[j][1]);

            assert_unchanged(1, paragraphs[i][0], both, (size_t)n);
        }
}

/* A line "tag TAB text", or NULL. */
static char *next_text(FILE *f, char *line, int size)
{
    char *tab;

    while (fgets(line, size, f)) {
        size_t n = strlen(line);

        if (n && line[n - 1] == '\n')
            line[n - 1] = 0;
        tab = strchr(line, '\t');
        if (tab && (int)n < size - 1)
            return tab + 1;
    }
    return NULL;
}

/* Others' text is not all clean: a few were damaged before they came there. Every change is one of a kind that was
 * looked at. */
static void test_development_data(void **state)
{
    FILE *f = popen("xz -dc ../shared/data/lang/sent_news.tsv.xz ../shared/data/lang/sent_ud.tsv.xz 2>/dev/null", "r");
    static char line[16384];
    const char *text;
    size_t seen = 0, changed = 0;

    (void)state;
    assert_non_null(f);
    while (seen < 10000 && (text = next_text(f, line, sizeof line)) != NULL) {
        size_t n = strlen(text);
        nm_text t = decode_at(1, text, n);

        seen++;
        if (t.encoding.repair_count) {
            changed++;
            if (getenv("SHOW"))
                fprintf(stderr, "%s: %s -> %.*s\n", t.encoding.repairs[0].kind, text, (int)t.s.len, t.s.data);
        }
        if (strcmp(t.encoding.name, "utf-8"))
            fail_msg("%s: %s", t.encoding.name, text);
    }
    pclose(f);
    if (!seen)
        skip();
    assert_in_range(changed, 0, seen / 1000);
}

static int reset(void **state)
{
    (void)state;
    text_options.repair = 1;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_paragraphs, reset),
        cmocka_unit_test_teardown(test_neighbours, reset),
        cmocka_unit_test_teardown(test_development_data, reset),
    };

    return cmocka_run_group_tests_name("text_clean", tests, text_setup, text_teardown);
}
