// PipeLoad.exe ready SERVICE PIPE
//     starts a service, which must be stopped, and prints how long it took until the pipe could be opened: "ready: MILLISECONDS"
// PipeLoad.exe requests PIPE CONNECTIONS COUNT REQUEST ...
//     sends COUNT requests over each of so many connections at once, the REQUESTs ("GET /path") in turn, each after the answer to the one before it;
//     prints "seconds: S", then "STATUS: COUNT" for each status that came
// PipeLoad.exe fuzz PIPE SEED COUNT
//     sends COUNT malformed requests, each over a connection of its own and several at once; prints "answered: COUNT" and "broken off: COUNT"
//
// The exit code is 0, or 1 with the error.
using System.Globalization;
using PipeLoad;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    switch (args)
    {
        case ["ready", var service, var pipe]:
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready: {ServiceStart.Measure(service, pipe).TotalMilliseconds:0}"));
            return 0;
        case ["requests", var pipe, var connections, var count, .. var requests] when requests.Length > 0:
            (TimeSpan elapsed, SortedDictionary<int, int> statuses) = await Load.RunAsync(
                pipe, int.Parse(connections, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture), requests);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds: {elapsed.TotalSeconds:0.000}"));
            foreach ((int status, int answers) in statuses)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status}: {answers}"));
            }

            return 0;
        case ["fuzz", var pipe, var seed, var count]:
            (int answered, int brokenOff) = await Fuzz.RunAsync(pipe, int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"answered: {answered}\nbroken off: {brokenOff}"));
            return 0;
        default:
            Console.Error.WriteLine("usage: PipeLoad.exe ready SERVICE PIPE | requests PIPE CONNECTIONS COUNT REQUEST ... | fuzz PIPE SEED COUNT");
            return 87;
    }
}
catch (Exception e) when (e is IOException or TimeoutException or System.ComponentModel.Win32Exception or FormatException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
