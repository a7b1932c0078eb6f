using Installer.Wix.Extensions;
using Installer.Wix.Extensions.UI;
using Installer.Wix.Tables;
using Installer.Wix.Tests.Compiling;

namespace Installer.Wix.Tests.Extensions;

/// <summary>What the conformance corpus does not have of the extensions for IIS, SQL servers and the HTTP server, and what is refused.</summary>
[TestClass]
public sealed class ServerExtensionTests
{
    public static IEnumerable<object[]> Libraries =>
        from extension in WixExtensions.All
        where extension is not UIExtension // Its texts are in many languages; UIExtensionTests looks at them.
        from platform in new[] { Platform.X86, Platform.X64, Platform.Arm64 }
        select new object[] { extension.Name, platform };

    [TestMethod]
    [DynamicData(nameof(Libraries))]
    public void The_fragments_of_an_extension_compile_and_their_texts_are_there(string name, Platform platform)
    {
        var extension = WixExtensions.Find(name)!;
        var tables = new TableDefinitions();
        tables.Add(extension.Tables);
        var fragments = extension.CreateLibrary(platform, tables).ToList();
        Assert.IsNotEmpty(fragments);
        var texts = extension.Localizations.SelectMany(localization => localization.Strings).Select(text => $"!(loc.{text.Id})").ToHashSet(StringComparer.Ordinal);
        var used = fragments.SelectMany(fragment => fragment.Symbols).OfType<Wix.Symbols.RowSymbol>().SelectMany(row => row.Values).OfType<string>()
            .Where(value => value.StartsWith("!(loc.", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        CollectionAssert.AreEquivalent(texts.ToList(), used.ToList());
    }

    [TestMethod]
    public void A_web_site_has_its_folders_and_what_holds_for_them()
    {
        var compiled = CompiledSource.Component(
            """
            <iis:WebSite Id="S" Description="d" Directory="INSTALLFOLDER" StartOnInstall="yes" AutoStart="no" ConfigureIfExists="no" SiteId="*" DirProperties="DP" WebLog="L">
              <iis:WebAddress Id="A" Port="80" Secure="yes" /><iis:WebAddress Id="B" Port="81" />
              <iis:CertificateRef Id="X" /><iis:HttpHeader Name="a header" Value="v" /><iis:MimeMap Id="M" Extension=".x" Type="t" />
              <iis:WebError ErrorCode="404" SubCode="0" URL="/e" /><iis:WebFilter Id="F" Name="f" Path="p" LoadOrder="last" />
              <iis:WebDir Id="D" Path="p"><iis:WebApplication Id="DA" Name="n" /><iis:WebDirProperties Id="DD" Read="yes" Write="no" CacheControlMaxAge="4294967295" /></iis:WebDir>
              <iis:WebVirtualDir Id="V" Alias="v" Directory="INSTALLFOLDER"><iis:WebVirtualDir Id="W" Alias="w" Directory="INSTALLFOLDER" /></iis:WebVirtualDir>
            </iis:WebSite>
            <iis:Certificate Id="X" Name="x" StoreLocation="localMachine" StoreName="personal" CertificatePath="p" Vital="no" />
            """,
            outside: """<iis:WebDirProperties Id="DP" /><iis:WebLog Id="L" Type="W3C" />""");
        compiled.AssertMessages();
        compiled.AssertRows("Wix4IIsWebSite", "S|C|d||INSTALLFOLDER|1|2|A|DP|||L|-1");
        compiled.AssertRows("Wix4IIsWebAddress", "A|S||80||1", "B|S||81||0");
        compiled.AssertRows("Wix4IIsWebSiteCertificates", "S|X");
        compiled.AssertRows("Wix4Certificate", "X|C|x|2|MY|0||p|");
        compiled.AssertRows("Wix4IIsHttpHeader", "a_header|2|S|a header|v|0|");
        compiled.AssertRows("Wix4IIsMimeMap", "M|2|S|t|.x");
        compiled.AssertRows("Wix4IIsWebError", "404|0|2|S||/e");
        compiled.AssertRows("Wix4IIsFilter", "F|f|C|p|S||0|-1");
        compiled.AssertRows("Wix4IIsWebDir", "D|C|S|p|DD|DA");
        compiled.AssertRows("Wix4IIsWebDirProperties", "DP||||0||||||||||", "DD|1|||0||||||-1||||");
        compiled.AssertRows("Wix4IIsWebVirtualDir", "V|C|S|v|INSTALLFOLDER||", "W|C|S|v/w|INSTALLFOLDER||");
        compiled.AssertRows("Wix4IIsWebLog", "L|W3C Extended Log File Format");
        CollectionAssert.Contains(compiled.EnsuredTables.ToList(), "Wix4CertificateHash");
    }

    [TestMethod]
    public void An_application_pool_is_limited_as_it_says()
    {
        var compiled = CompiledSource.Component("""
            <iis:WebAppPool Id="P" Name="p" Identity="localService" MaxCpuUsage="50" RefreshCpu="5" CpuAction="shutdown" ManagedPipelineMode="classic" PrivateMemory="4294967">
              <iis:RecycleTime Value="1:00" /><iis:RecycleTime Value="2:00" />
            </iis:WebAppPool>
            """);
        compiled.AssertRows("Wix4IIsAppPool", "P|p|C|2||||1:00,2:00|||50,5,1|||4294967||Classic");
    }

    [TestMethod]
    [DataRow("""<iis:WebSite Description="d" Directory="INSTALLFOLDER" />""", 63)]
    [DataRow("""<iis:WebSite Description="d"><iis:WebAddress Port="1" /></iis:WebSite>""", 5161)]
    [DataRow("""<iis:WebDir Path="p" DirProperties="D" />""", 10)]
    [DataRow("""<iis:WebAppPool Name="p" Identity="other" />""", 10)]
    [DataRow("""<iis:WebAppPool Name="p" User="u" />""", 38)]
    [DataRow("""<iis:WebProperty Id="Speed" />""", 21)]
    [DataRow("""<iis:WebProperty Id="ETagChangeNumber" />""", 10)]
    [DataRow("""<iis:WebProperty Id="LogInUTF8" Value="1" />""", 35)]
    [DataRow("""<iis:Certificate Name="n" StoreLocation="users" StoreName="my" />""", 44)]
    [DataRow("""<iis:WebLog Id="L" Type="W3C" />""", 5)]
    [DataRow("""<sql:SqlDatabase Server="s" Database="d" />""", 5102)]
    [DataRow("""<sql:SqlString SQL="s" SqlDb="d" />""", 44)]
    [DataRow("""<sql:SqlString SQL="s" ExecuteOnInstall="yes" />""", 10)]
    [DataRow("""<sql:SqlScript BinaryRef="b" SqlDb="d" ExecuteOnInstall="yes" RollbackOnInstall="yes" />""", 36)]
    [DataRow("""<http:UrlReservation Url="u" />""", 6701)]
    [DataRow("""<http:UrlReservation Url="u" Sddl="s"><http:UrlAce SecurityPrincipal="p" /></http:UrlReservation>""", 155)]
    [DataRow("""<http:UrlReservation Url="u"><http:UrlAce /></http:UrlReservation>""", 10)]
    [DataRow("""<http:SslCertificate Host="h" Port="1" Thumbprint="t" />""", 56)]
    [DataRow("""<http:SniSslCertificate Port="1" Thumbprint="t" />""", 10)]
    [DataRow("""<http:UrlAce SecurityPrincipal="p" />""", 5)]
    public void What_is_wrong_in_a_component_is_reported(string content, int number) => CompiledSource.Component(content).AssertMessages(number);

    [TestMethod]
    [DataRow("""<iis:WebSite Description="d" AutoStart="yes"><iis:WebAddress Port="1" /></iis:WebSite>""", 5151)]
    [DataRow("""<iis:WebSite Description="d"><iis:WebAddress Port="1" /><iis:WebError ErrorCode="404" SubCode="0" URL="u" /></iis:WebSite>""", 5152)]
    [DataRow("""<iis:WebApplication Name="a\b" />""", 5156)]
    [DataRow("""<iis:WebDirProperties />""", 10)]
    [DataRow("""<sql:SqlDatabase Server="s" Database="d" CreateOnInstall="yes" />""", 5100)]
    [DataRow("""<sql:SqlDatabase Server="s" Database="d"><sql:SqlFileSpec Name="n" Filename="f" /></sql:SqlDatabase>""", 5101)]
    public void What_is_wrong_outside_of_components_is_reported(string content, int number) => CompiledSource.Package(content).AssertMessages(number);

    [TestMethod]
    public void A_database_has_its_files_and_statements()
    {
        var compiled = CompiledSource.Component("""
            <sql:SqlDatabase Id="D" Server="s" Instance="i" Database="d" DropOnUninstall="yes" User="[U]">
              <sql:SqlFileSpec Id="F" Name="n" Filename="f" Size="1MB" /><sql:SqlLogFileSpec Id="L" Name="m" Filename="g" GrowthSize="10%" />
              <sql:SqlString Id="S" SQL="s" RollbackOnUninstall="yes" ContinueOnError="yes" Sequence="2" />
            </sql:SqlDatabase>
            """);
        compiled.AssertMessages();
        compiled.AssertRows("Wix4SqlDatabase", "D|s|i|d|C|[U]|F|L|2");
        compiled.AssertRows("Wix4SqlFileSpec", "F|n|f|1MB||", "L|m|g|||10%");
        compiled.AssertRows("Wix4SqlString", "S|D|C|s||14|2");
    }

    [TestMethod]
    public void A_reservation_in_a_service_is_for_that_service()
    {
        var compiled = CompiledSource.Component("""
            <File Source="s.exe" />
            <ServiceInstall Name="svc" Type="ownProcess" Start="auto" ErrorControl="normal">
              <http:UrlReservation Id="R" Url="u" HandleExisting="fail"><http:UrlAce Id="A" /></http:UrlReservation>
            </ServiceInstall>
            <http:SniSslCertificate Id="N" Host="h" Port="1" Thumbprint="t" /><http:SslCertificate Id="I" Port="2" Thumbprint="t" Store="s" AppId="a" HandleExisting="ignore" />
            """);
        compiled.AssertMessages();
        compiled.AssertRows("Wix4HttpUrlReservation", "R|2||u|C");
        compiled.AssertRows("Wix4HttpUrlAce", @"A|R|NT SERVICE\svc|268435456");
        compiled.AssertRows("Wix6HttpCertificate", "N|h|1|t|||0|0|C", "I||2|t|a|s|1|1|C");
    }
}
