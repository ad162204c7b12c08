#ifndef SOLIDUS_CPLATFORM_H
#define SOLIDUS_CPLATFORM_H
/// One character to the debugger that runs this image.
void platform_write(char c);
/// Ends the emulation with an exit status.
_Noreturn void platform_exit(int status);
#endif
