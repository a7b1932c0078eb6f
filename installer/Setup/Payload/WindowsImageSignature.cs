using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Setup.Payload;

/// <summary>WinVerifyTrust (SDK: wintrust.h) on the file of this program, without asking anybody and without the network.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class WindowsImageSignature : IImageSignature
{
    private const uint NoInterface = 2; // WTD_UI_NONE
    private const uint NoRevocation = 0; // WTD_REVOKE_NONE
    private const uint ChoiceFile = 1; // WTD_CHOICE_FILE
    private const uint ActionVerify = 1; // WTD_STATEACTION_VERIFY
    private const uint ActionClose = 2; // WTD_STATEACTION_CLOSE
    private const uint CacheOnly = 0x1000; // WTD_CACHE_ONLY_URL_RETRIEVAL

    /// <summary>WINTRUST_ACTION_GENERIC_VERIFY_V2.</summary>
    private static readonly Guid GenericVerify = new(0x00AAC56B, 0xCD44, 0x11D0, 0x8C, 0xC2, 0x00, 0xC0, 0x4F, 0xC2, 0x95, 0xEE);

    public uint Check()
    {
        var path = Environment.ProcessPath!;
        // Shared for reading only: while it is open the file can be neither written, renamed nor deleted.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using (var reader = new PEReader(file, PEStreamOptions.LeaveOpen))
        {
            if (reader.PEHeaders.PEHeader!.CertificateTableDirectory.Size == 0)
            {
                return 0;
            }
        }

        fixed (char* name = path)
        {
            var fileInformation = new FileInformation { Size = (uint)sizeof(FileInformation), Path = name, Handle = file.SafeFileHandle.DangerousGetHandle() };
            var data = new TrustData
            {
                Size = (uint)sizeof(TrustData),
                Interface = NoInterface,
                Revocation = NoRevocation,
                Choice = ChoiceFile,
                File = &fileInformation,
                StateAction = ActionVerify,
                ProviderFlags = CacheOnly,
            };
            var action = GenericVerify;
            var result = WinVerifyTrust(-1, &action, &data);
            data.StateAction = ActionClose;
            _ = WinVerifyTrust(-1, &action, &data);
            return (uint)result;
        }
    }

    [LibraryImport("wintrust.dll")]
    private static partial int WinVerifyTrust(nint window, Guid* action, TrustData* data);

    /// <summary>WINTRUST_FILE_INFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct FileInformation
    {
        public uint Size;
        public char* Path;
        public nint Handle;
        public Guid* KnownSubject;
    }

    /// <summary>WINTRUST_DATA.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TrustData
    {
        public uint Size;
        public void* PolicyCallback;
        public void* SipClient;
        public uint Interface;
        public uint Revocation;
        public uint Choice;
        public FileInformation* File;
        public uint StateAction;
        public nint State;
        public char* UrlReference;
        public uint ProviderFlags;
        public uint Context;
        public void* SignatureSettings;
    }
}
