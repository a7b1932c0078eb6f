// RuntimeProbe.exe WHAT [ARGUMENT]
//
// Shows that a linked program behaves as one that Microsoft's linker made. "exit N" ends with that code; "arguments ..." prints each argument in a line; the others do
// what they are called and end with 0, or with what the operating system makes of it.
using System.Globalization;
using RuntimeProbe;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
switch (args)
{
    case ["exit", var code]:
        return unchecked((int)uint.Parse(code, CultureInfo.InvariantCulture));
    case ["arguments", .. var arguments]:
        Array.ForEach(arguments, Console.Out.WriteLine);
        return 0;
    case ["error", var text]:
        Console.Error.WriteLine(text);
        return 0;
    case ["wait"]:
        Thread.Sleep(Timeout.Infinite);
        return 1;
    case ["exceptions"]:
        return Exceptions.Run();
    case ["unhandled-exception"]:
        throw new InvalidOperationException("not handled on purpose");
    case ["stack-overflow"]:
        return Exceptions.Overflow(0);
    case ["process-exit"]:
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.Out.WriteLine("process exit");
        return 0;
    case ["threads"]:
        return Threads.Run();
    case ["garbage"]:
        return Garbage.Run();
    case ["pipe", var name, var sddl]:
        return PipeServer.Run(name, sddl);
    case ["library", var path]:
        return Library.Run(path);
#if STACK_COOKIES
    case ["cookie-random"]:
        return StackCookies.IsRandom() - 1;
    case ["cookie-fill", var count]:
        return StackCookies.FillBuffer(int.Parse(count, CultureInfo.InvariantCulture));
    case ["cookie-unwind", var frame, var state]:
        return StackCookies.UnwindThroughCookie(frame == "frame-register" ? 1 : 0, state == "destroyed" ? 1 : 0) - 1;
#endif
    default:
        Console.Error.WriteLine("RuntimeProbe.exe: not understood: " + string.Join(' ', args));
        return 87;
}
