/* Prints the library's version of its interface, and the version of SQLite that this program, not the library, uses. */
#include <schet.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    schet *service = NULL;
    schet_error error;

    memset(&error, 0, sizeof error);
    error.struct_size = sizeof error;
    if (schet_abi_version() < SCHET_ABI_VERSION)
        return 1;
    if (schet_open(SCHET_ABI_VERSION, NULL, &service, &error) != SCHET_E_NULL || service != NULL)
        return 2;
    printf("abi %u sqlite %s\n", schet_abi_version(), sqlite3_libversion());
    return 0;
}
