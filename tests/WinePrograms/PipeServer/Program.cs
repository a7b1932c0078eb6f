// Named pipe servers that the tests talk to. Each runs until it is ended; with an error it ends at once.
using DockerDesktop.ApplicationPipes;
using PipeServer;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    switch (args)
    {
        case ["application", var name]:
            using (ApplicationPipe pipe = ApplicationPipe.Create(name))
            {
                await EchoServer.RunAsync(pipe);
            }

            return 0;
        case ["squatter", var name, var report]:
            Squatter.Run(name, report);
            return 0;
        case ["engine", var name, var end]:
            await EnginePipe.RunAsync(name, end);
            return 0;
        default:
            Console.Error.WriteLine("usage: PipeServer.exe application NAME | squatter NAME REPORT-FILE | engine NAME END-FILE");
            return 87;
    }
}
catch (Exception e) when (e is IOException or ArgumentException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
