using System.Diagnostics;

namespace NativeAot.Tests;

/// <summary>A project of custom actions in a folder of its own, outside of this repository and with the folders that the .NET SDK takes by default.</summary>
internal sealed class StrangerProject : IDisposable
{
    private const string Namespaces = "Microsoft.Deployment.WindowsInstaller";

    private readonly string _folder = Directory.CreateTempSubdirectory("stranger-").FullName;

    /// <param name="content">What stands between the project's tags.</param>
    /// <param name="source">The C# source.</param>
    public StrangerProject(string content, string source)
    {
        // These end the search for files of the same name further up.
        File.WriteAllText(Path.Combine(_folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(_folder, "MyActions.csproj"), $"""<Project Sdk="Microsoft.NET.Sdk">{content.Replace("$(Toolkit)", Build.RepositoryRoot, StringComparison.Ordinal)}</Project>""");
        File.WriteAllText(Path.Combine(_folder, "CustomAction.cs"), source);
    }

    /// <summary>An action as the template of DTF makes it.</summary>
    public static string Source(string library = Namespaces, string attribute = "[CustomAction]") => $$"""
        using System;
        using System.Collections.Generic;
        using {{library}};

        namespace MyActions
        {
            public class CustomActions
            {
                {{attribute}}
                public static ActionResult CustomAction1(Session session)
                {
                    session.Log("Begin CustomAction1");

                    return ActionResult.Success;
                }
            }
        }
        """;

    /// <summary>The published file.</summary>
    public string PublishedFile => Path.Combine(_folder, "bin", "Release", "net10.0", "win-x64", "publish", "MyActions.dll");

    /// <summary>Runs <c>dotnet publish</c>, in processes that end with it.</summary>
    public (int ExitCode, string Output) Publish()
    {
        ProcessStartInfo start = new("dotnet", ["publish", "-c", "Release", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-tl:off"]) { WorkingDirectory = _folder, RedirectStandardOutput = true };

        // What the build that runs this test has set for its own processes.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
