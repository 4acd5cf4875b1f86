/* entity.h - the table of named entities, made from data/entities.txt. */
#ifndef NM_TEXT_ENTITY_H
#define NM_TEXT_ENTITY_H

#include <stdint.h>

typedef struct nm_entity {
    const char *name;
    uint32_t c;
} nm_entity;
extern const nm_entity nm_entities[]; /* by name */
extern const unsigned nm_entity_count;

#endif
