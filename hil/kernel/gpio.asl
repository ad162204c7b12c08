// A GPIO controller of eight lines whose registers are plain memory: the driver gpio-amdpt binds
// to the name, and whoever may write to that memory is the other end of every wire.
DefinitionBlock ("", "SSDT", 2, "SOLDUS", "GPIO", 1)
{
  Scope (\_SB)
  {
    Device (WIRE)
    {
      Name (_HID, "AMDIF030")
      Name (_CRS, ResourceTemplate () { Memory32Fixed (ReadWrite, 0x1F000000, 0x1000) })
    }
  }
}
