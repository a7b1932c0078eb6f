namespace Installer.Wix.CommandLine;

/// <summary><c>wixc build</c>: a package or a library from sources.</summary>
internal sealed class BuildCommand : ICommand
{
    /// <inheritdoc />
    public string Name => "build";

    /// <inheritdoc />
    public string Usage => """
        wixc build [options] file.wxs [file.wxs ...] [library.wixlib ...] -o package.msi
        wixc build [options] file.wxs [file.wxs ...] -o library.wixlib

        Builds a Windows Installer package or a library from WiX v4 sources, on any system. Switches are those of 'wix build'; their case does not count.

          -arch x86|x64|arm64      architecture of the package (x86)
          -ext NAME                extension: WixToolset.Firewall.wixext, WixToolset.UI.wixext, WixToolset.Util.wixext
          -d NAME[=VALUE]          preprocessor variable, $(NAME)
          -constants FILE          more of them, one a line
          -i FOLDER                where include files are looked for
          -b [NAME=]FOLDER         where source files are looked for, !(bindpath.NAME); -bindpath is the same
          -bv NAME=VALUE           bind variable, !(wix.NAME)
          -loc FILE.wxl            localization file
          -culture NAME            culture whose localization files are used, neutral for those without one; may be given several times
          -lib FILE.wixlib         library, as if it were named among the sources
          -src FILE                source, whatever its extension; sources, -loc, -lib and -src take wildcards: *.wxs
          -o FILE                  the package, or the library if its extension is .wixlib; -out is the same
          -outputtype TYPE         package or library, whatever the extension
          -bf                      put the files that the sources name into the library; -bindfiles is the same
          -bcgg                    generated GUIDs of components with a key path in the registry as WiX v3 made them
          -dcl LEVEL               compression without one of its own: mszip; low, medium, high: LZX, a window of 32 KB, 256 KB, 2 MB; none (mszip)
          -cabcache FOLDER         keeps there what was packed, for the next build, up to 4 GB; -cc is the same
          -ct N                    how many threads pack cabinets (one a core); -cabthreads is the same
          -sw[N]                   leave out all warnings, or warning N; -suppresswarning[N] is the same
          -wx[N]                   make all warnings errors, or warning N
          -v                       say more; -verbose is the same
          -nologo                  accepted
          -acceptEula ID           accepted; WiX 7 asks for it
          -intermediatefolder F    accepted; no intermediate file is written
          -pdbtype none            accepted; no other kind is written
          -trackingfile FILE       writes down every file that was read and every folder that was harvested

          SOURCE_DATE_EPOCH        environment variable: time of the package and of the files in it, in seconds since 1970

        """;

    /// <inheritdoc />
    public int Run(ArgumentReader arguments, CommandContext context)
    {
        var build = BuildArgumentParser.Parse(arguments, context.Messaging);
        if (context.Messaging.HasErrors)
        {
            return 0;
        }

        var inputs = new TrackingFile();
        var options = build.Options with
        {
            InputRead = inputs.Add,
            OtherInputs = context.ResponseFiles,
            OtherOutputs = build.TrackingFile is { } tracking ? [tracking] : [],
            Progress = new ProgressLines(context.Output),
        };
        if (new PackageBuild(options, context.Messaging).Run(context.Cancellation) && build.TrackingFile is { } trackingFile)
        {
            inputs.Write(trackingFile, context.Messaging);
        }

        return 0;
    }
}
