// ServiceProbe.exe list | query NAME | start NAME [ARGUMENT ...] | stop NAME
//
// What the service control manager knows of a service, as lines "field: value"; "list" gives a line "NAME STATE START-TYPE" for each. The exit code is the Win32
// error of the call that failed, or 0.
using System.ComponentModel;
using ServiceProbe;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    using ServiceManager manager = new();
    switch (args)
    {
        case ["list"]:
            manager.List(Console.Out);
            return 0;
        case ["query", var name]:
            manager.Query(name, Console.Out);
            return 0;
        case ["start", var name, .. var arguments]:
            manager.Start(name, arguments);
            return 0;
        case ["stop", var name]:
            manager.Stop(name);
            return 0;
        default:
            Console.Error.WriteLine("usage: ServiceProbe.exe list | query NAME | start NAME [ARGUMENT ...] | stop NAME");
            return 87;
    }
}
catch (Win32Exception e)
{
    Console.Error.WriteLine($"{e.Message} ({e.NativeErrorCode})");
    return e.NativeErrorCode;
}
