/* roles.h - from "body or not" to what each block is, and why. */
#ifndef NM_ROLES_H
#define NM_ROLES_H

#include "label/view.h"

/* The verdict on one block; the passes below fill it in their order. */
typedef struct nm_verdict {
    int32_t odds;      /* log odds of body, 1/1024 nats */
    bool body;         /* the model's word, unless a rule overrules it */
    bool settled;      /* a rule has given the role */
    uint8_t role;
    uint8_t strength;  /* of the phrase that gave the role, else 0 */
    uint16_t phrase;   /* index of nm_phrase_rules, if strength */
    uint8_t rule;      /* NM_R_..., if settled without a phrase */
    uint32_t group;    /* comment number */
} nm_verdict;

/* Rules that are not phrases; label_rules.c says what they are. */
enum {
    NM_R_NONE,
    NM_R_TITLE, NM_R_TITLE_FIRST, NM_R_TITLE_REPEAT, NM_R_BEFORE_TITLE, NM_R_UNDER_TITLE, NM_R_LEAD,
    NM_R_GLUED, NM_R_DATE, NM_R_BYLINE, NM_R_NAME, NM_R_SIGNED,
    NM_R_PROSE, NM_R_LIST, NM_R_QUOTE, NM_R_HEADING, NM_R_TABLE, NM_R_CODE, NM_R_KEPT,
    NM_R_COMMENT, NM_R_COMMENT_PART, NM_R_COMMENT_FORM, NM_R_RUN, NM_R_STRAY, NM_R_HOLE, NM_R_HASHTAGS,
    NM_R_BRACKET, NM_R_POINTED, NM_R_MENU, NM_R_REST, NM_R_NOTE,
    NM_R_COUNT
};

typedef struct nm_roles {
    const nm_view *view;
    nm_verdict *of; /* one a block */
    size_t n;
    bool plain; /* nothing of it is boilerplate beyond doubt: phrases need to be sure of themselves */
} nm_roles;

/* Settles block i. */
void nm_settle(nm_roles *r, size_t i, norm_role role, unsigned rule);

/* The passes, in this order. */
void nm_roles_mend(nm_roles *r);
void nm_roles_phrases(nm_roles *r);
void nm_roles_notes(nm_roles *r);
/* Whether a phrase of the role translation_note is but a word of a sentence that states nothing. */
bool nm_note_doubted(const nm_roles *r, size_t i, const nm_hit *hit);
void nm_roles_credits(nm_roles *r);
void nm_roles_head(nm_roles *r);
void nm_roles_comments(nm_roles *r);
void nm_roles_removed(nm_roles *r);
void nm_roles_body(nm_roles *r);

/* Whether another block than this one has a word; NM_NONE: any block. Long documents are searched in part. */
bool nm_word_elsewhere(const nm_roles *r, size_t block, uint32_t hash);

/* A short block that joins two texts without a space: alternative text and caption. */
bool nm_is_glued(const nm_roles *r, size_t i);

/* A line behind a triangle, as East Asian papers mark captions. */
bool nm_is_pointed(const nm_roles *r, size_t i);

/* Roles whose blocks are the body. */
bool nm_role_is_body(unsigned role);

/* The reason of a verdict: its kind and its name, static. */
void nm_reason(const nm_verdict *v, const char **kind, const char **name);

#endif
