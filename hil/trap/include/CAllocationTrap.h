#ifndef SOLIDUS_CALLOCATIONTRAP_H
#define SOLIDUS_CALLOCATIONTRAP_H
// Counts every allocation of the process it is linked into, on the threads that ask for it.
void allocation_trap_set(int armed);
long allocation_trap_count(void);
#endif
