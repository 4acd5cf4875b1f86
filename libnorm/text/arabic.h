/* arabic.h - the forms that Arabic letters take in words, as characters of their own. */
#ifndef NM_TEXT_ARABIC_H
#define NM_TEXT_ARABIC_H

#include <stdint.h>

typedef enum nm_form_type {
    NM_FORM_NONE, NM_FORM_ISOLATED, NM_FORM_INITIAL, NM_FORM_MEDIAL, NM_FORM_FINAL
} nm_form_type;

typedef struct nm_arabic_form {
    uint8_t type;
    uint8_t count;       /* of letters */
    uint16_t letters[3]; /* what it stands for */
} nm_arabic_form;

/* From U+FB50 to U+FEFC; gen/arabic.c makes it. */
#define NM_FORMS_BEGIN 0xFB50
#define NM_FORMS_END 0xFEFD
extern const nm_arabic_form nm_arabic_forms[NM_FORMS_END - NM_FORMS_BEGIN];

#endif
