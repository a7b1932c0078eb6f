/* A custom action without a runtime: what Windows Installer itself needs for one. */
unsigned int __stdcall DoNothing(unsigned int session)
{
    (void)session;
    return 0;
}
