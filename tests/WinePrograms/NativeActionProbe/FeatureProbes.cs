using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;
using System.Security.AccessControl;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Serialization;
using System.Xml.XPath;
using Microsoft.Win32;
using WixToolset.Dtf.WindowsInstaller;

namespace NativeActionProbe;

/// <summary>What works in a native action. docs/native-actions.md has a line for each.</summary>
internal static class FeatureProbes
{
    [CustomAction]
    public static ActionResult TryFeatures(Session session)
    {
        var folder = Directory.CreateTempSubdirectory("native-").FullName;
        try
        {
            TrySystem(session, folder);
            TryData(session, folder);
            TryNetwork(session);
            TryReflection(session, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return ActionResult.Success;
    }

    private static void TrySystem(Session session, string folder)
    {
        session.Try("registry", () =>
        {
            using var key = Registry.LocalMachine.CreateSubKey(@"SOFTWARE\NativeActionProbe");
            key.SetValue("Name", "value");
            key.SetValue("Number", 7, RegistryValueKind.DWord);
            key.SetValue("List", "a+b".Split('+'));
            var read = $"{key.GetValue("Name")} {key.GetValue("Number")} {string.Join('+', (string[])key.GetValue("List")!)}";
            Registry.LocalMachine.DeleteSubKeyTree(@"SOFTWARE\NativeActionProbe");
            return read;
        });
        session.Try("registry view of 32 bits", () =>
        {
            using var root = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry32);
            return root.OpenSubKey("SOFTWARE") is not null;
        });
        session.Try("services by P/Invoke", () =>
        {
            var manager = NativeFunctions.OpenSCManagerW(null, null, NativeFunctions.ManagerRead);
            var service = NativeFunctions.OpenServiceW(manager, "MSIServer", NativeFunctions.QueryStatus);
            var known = NativeFunctions.QueryServiceStatus(service, out var status) != 0 && status.CurrentState != 0;
            _ = NativeFunctions.CloseServiceHandle(service);
            _ = NativeFunctions.CloseServiceHandle(manager);
            return known ? true : throw new InvalidOperationException();
        });
        session.Try("event log by P/Invoke", () =>
        {
            var log = NativeFunctions.RegisterEventSourceW(null, "Application");
            var written = NativeFunctions.ReportEventW(log, 4, 0, 1, 0, 1, 0, ["from a native action"], 0) != 0;
            _ = NativeFunctions.DeregisterEventSource(log);
            return written ? true : throw new InvalidOperationException();
        });
        session.Try("ini files by P/Invoke", () =>
        {
            var file = Path.Combine(folder, "a.ini");
            _ = NativeFunctions.WritePrivateProfileStringW("section", "key", "value", file);
            return File.ReadAllText(file).Contains("key=value", StringComparison.Ordinal) ? true : throw new InvalidOperationException();
        });
        session.Try("processes", () =>
        {
            using var process = Process.Start(new ProcessStartInfo("cmd.exe", "/c echo out& exit 3") { RedirectStandardOutput = true, UseShellExecute = false })!;
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return $"{output} {process.ExitCode} {Process.GetCurrentProcess().ProcessName.Length > 0}";
        });
        session.Try("access control lists", () =>
        {
            var file = new FileInfo(Path.Combine(folder, "acl.txt"));
            File.WriteAllText(file.FullName, "x");
            var security = file.GetAccessControl();
            security.AddAccessRule(new FileSystemAccessRule(new System.Security.Principal.SecurityIdentifier("S-1-5-32-545"), FileSystemRights.Read, AccessControlType.Allow));
            file.SetAccessControl(security);
            return file.GetAccessControl().GetAccessRules(true, true, typeof(System.Security.Principal.SecurityIdentifier)).Count > 0;
        });
        session.Try("accounts", () => System.Security.Principal.WindowsIdentity.GetCurrent().User!.Value.StartsWith("S-1-", StringComparison.Ordinal));
        session.Try("environment", () =>
        {
            Environment.SetEnvironmentVariable("NATIVE_ACTION", "1");
            return $"{Environment.GetEnvironmentVariable("NATIVE_ACTION")} {Environment.Is64BitProcess} {Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData).Length > 0}";
        });
        session.Try("named pipes", () =>
        {
            using var server = new NamedPipeServerStream("native-action-probe", PipeDirection.Out);
            using var client = new NamedPipeClientStream(".", "native-action-probe", PipeDirection.In);
            var connected = server.WaitForConnectionAsync();
            client.Connect(10_000);
            connected.Wait();
            var written = Task.Run(() => server.WriteByte(42));
            var read = client.ReadByte();
            written.Wait();
            return read;
        });
        session.Try("drives and files", () => $"{new DriveInfo("C").IsReady} {File.Exists(@"C:\windows\system32\msi.dll")} {FileVersionInfo.GetVersionInfo(@"C:\windows\system32\msi.dll").FileVersion?.Length > 0}");
    }

    private static void TryData(Session session, string folder)
    {
        session.Try("XDocument", () => XDocument.Parse("<a><b c='1'/><b c='2'/></a>").Descendants("b").Sum(element => (int)element.Attribute("c")!));
        session.Try("XmlDocument and XPath", () =>
        {
            var document = new XmlDocument();
            document.LoadXml("<a><b c='1'/><b c='2'/></a>");
            document.SelectSingleNode("//b[@c='2']")!.Attributes!["c"]!.Value = "3";
            return document.OuterXml + XDocument.Parse(document.OuterXml).XPathEvaluate("sum(//@c)");
        });
        session.Try("XmlWriter and XmlReader", () =>
        {
            var text = new StringBuilder();
            using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
            {
                writer.WriteElementString("a", "1");
            }

            using var reader = XmlReader.Create(new StringReader(text.ToString()));
            return reader.ReadToFollowing("a") && reader.ReadElementContentAsInt() == 1;
        });
        session.Try("JSON by the source generator", () =>
        {
            var json = JsonSerializer.Serialize(new Numbers { Name = "n", Value = 5 }, NumbersContext.Default.Numbers);
            return json + JsonSerializer.Deserialize(json, NumbersContext.Default.Numbers)!.Value.ToString(CultureInfo.InvariantCulture);
        });
        session.Try("JSON documents", () => JsonDocument.Parse("{\"a\":[1,2]}").RootElement.GetProperty("a")[1].GetInt32());
        session.Try("objects in CustomActionData", () =>
        {
            var data = new CustomActionData();
            data.AddObject("object", new Numbers { Name = "a;b", Value = 6 }, NumbersContext.Default.Numbers);
            data.AddObject("number", 8);
            var read = new CustomActionData(data.ToString());
            return $"{read.GetObject("object", NumbersContext.Default.Numbers)!.Name} {read.GetObject<int>("number")}";
        });
        session.Try("regular expressions", () => Regex.Match("port 8080", @"port (?<n>\d+)").Groups["n"].Value);
        session.Try("LINQ", () => string.Join('+', Enumerable.Range(1, 5).Where(number => number % 2 == 1).OrderDescending().GroupBy(number => number > 2).SelectMany(group => group)));
        session.Try("zip archives", () =>
        {
            var file = Path.Combine(folder, "a.zip");
            using (var archive = ZipFile.Open(file, ZipArchiveMode.Create))
            using (var writer = new StreamWriter(archive.CreateEntry("e.txt").Open()))
            {
                writer.Write("entry");
            }

            ZipFile.ExtractToDirectory(file, Path.Combine(folder, "unzipped"));
            return File.ReadAllText(Path.Combine(folder, "unzipped", "e.txt"));
        });
        session.Try("hashes", () => Convert.ToHexString(SHA256.HashData("a"u8)).Length);
        session.Try("encodings", () =>
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return $"{Encoding.GetEncoding(1252).GetBytes("ä")[0]} {Encoding.UTF8.GetByteCount("ä")}";
        });
        session.Try("dates and time zones", () => $"{new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc):yyyyMMdd} {TimeZoneInfo.Local.Id.Length > 0}");
    }

    private static void TryNetwork(Session session)
    {
        session.Try("HTTP", () =>
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var answered = Task.Run(async () =>
            {
                using var connection = await listener.AcceptTcpClientAsync();
                await using var stream = connection.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"u8.ToArray());
            });
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
            var text = client.GetStringAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/")).GetAwaiter().GetResult();
            answered.Wait();
            return text;
        });
        session.Try("tasks and threads", () => Task.WhenAll(Enumerable.Range(1, 3).Select(number => Task.Run(() => number))).GetAwaiter().GetResult().Sum());
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("CustomActions", "WICA011", Justification = "That it does not work is what is tried.")]
    private static void TryReflection(Session session, string folder)
    {
        session.Try("JSON by reflection", () => JsonSerializer.Serialize(new Numbers { Name = "n", Value = 5 }) is "{}" ? throw new InvalidDataException() : true);
        session.Try("XmlSerializer", () =>
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            new XmlSerializer(typeof(Numbers)).Serialize(writer, new Numbers { Name = "n", Value = 5 });
            return writer.ToString().Contains("<Value>5", StringComparison.Ordinal) ? true : throw new InvalidDataException();
        });
        session.Try("loading an assembly", () => System.Reflection.Assembly.LoadFrom(Path.Combine(folder, "missing.dll")));
        session.Try("COM by its program identifier", () => Activator.CreateInstance(Type.GetTypeFromProgID("WbemScripting.SWbemLocator", throwOnError: true)!));
        session.Try("code made at run time", () => new System.Reflection.Emit.DynamicMethod("m", typeof(int), null).GetILGenerator() is not null);
    }
}
