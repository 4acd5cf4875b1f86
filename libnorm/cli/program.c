/* The program itself. */
#include "cli/normtest.h"

int main(int argc, char **argv)
{
    return normtest_main(argc, argv);
}
