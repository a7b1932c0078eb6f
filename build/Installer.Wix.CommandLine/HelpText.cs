using System.Reflection;

namespace Installer.Wix.CommandLine;

/// <summary>What the program says of itself.</summary>
internal static class HelpText
{
    /// <summary>The program's version, and the version of WiX that it follows.</summary>
    public static string Version { get; } =
        $"wixc {typeof(HelpText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion} (as WiX Toolset 6.0.2)";

    /// <summary>How to use the program.</summary>
    public const string Text = """
        wixc build [options] file.wxs [file.wxs ...] -o package.msi

        Builds a Windows Installer package from WiX v4 sources, on any system.

          -arch x86|x64|arm64      architecture of the package (x86)
          -ext NAME                extension: WixToolset.Util.wixext, WixToolset.Firewall.wixext
          -d NAME[=VALUE]          preprocessor variable, $(NAME)
          -i FOLDER                where include files are looked for
          -b [NAME=]FOLDER         where source files are looked for, !(bindpath.NAME); -bindpath is the same
          -bv NAME=VALUE           bind variable, !(wix.NAME)
          -loc FILE.wxl            localization file
          -culture NAME            culture whose localization files are used
          -o FILE.msi              the package; -out is the same
          -dcl LEVEL               compression without one of its own: none, low, medium, high, mszip (mszip)
          -sw[N]                   leave out all warnings, or warning N
          -wx[N]                   make all warnings errors, or warning N
          -v                       say more
          -nologo                  accepted
          -intermediatefolder F    accepted; no intermediate file is written
          -pdbtype none            accepted; no other kind is written
          -trackingfile FILE       writes down every file that was read and every folder that was harvested
          @FILE                    more arguments, one or more a line, in quotation marks if they have spaces

        wixc harvest [FOLDER] -o file.wxs [options]

        Writes source for an application folder: a feature group with hidden features of at most 1,600 components; an empty one without FOLDER.

          -bindpath NAME           the bind path that will point to FOLDER (Payload)
          -directory ID            the directory that it goes to (INSTALLFOLDER)
          -feature ID              the feature group (Payload)
          -reserve FILE            refuse a payload with this file, which the package itself brings

        wixc product-code UPGRADECODE VERSION ARCHITECTURE

        Prints the product code that a package without one of its own gets.

        wixc --version             the version
        wixc --help                this text

        SOURCE_DATE_EPOCH          time of the package and of the files in it, in seconds since 1970

        """;
}
