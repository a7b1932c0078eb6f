using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;

namespace DockerDesktop.Windows.Wmi.Interop;

/// <summary>The functions of COM that WMI needs.</summary>
[SupportedOSPlatform("windows")]
internal static partial class Com
{
    private const uint InProcessServer = 1; // CLSCTX_INPROC_SERVER
    private const uint DefaultService = uint.MaxValue; // RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT
    private const uint PacketPrivacy = 6; // RPC_C_AUTHN_LEVEL_PKT_PRIVACY
    private const uint Impersonate = 3; // RPC_C_IMP_LEVEL_IMPERSONATE
    private const int NoInterface = unchecked((int)0x80004002); // E_NOINTERFACE

    private static readonly StrategyBasedComWrappers s_wrappers = new();

    // For the life of the process: threads of the pool then belong to the multithreaded apartment without each being told, and without an end to tell.
    private static readonly Lazy<int> s_apartment = new(static () => CoIncrementMTAUsage(out _));

    /// <summary>Makes an object of a class that is registered on this computer.</summary>
    /// <returns>The HRESULT.</returns>
    public static int Create<TInterface>(Guid classId, out TInterface? created)
        where TInterface : class
    {
        created = null;
        int result = s_apartment.Value;
        if (result < 0)
        {
            return result;
        }

        Guid interfaceId = typeof(TInterface).GUID;
        result = CoCreateInstance(in classId, 0, InProcessServer, in interfaceId, out nint pointer);
        if (result >= 0)
        {
            created = Take<TInterface>(pointer);
        }

        return result;
    }

    /// <summary>Wraps a pointer to an interface and takes it over.</summary>
    public static TInterface Take<TInterface>(nint pointer)
        where TInterface : class
    {
        try
        {
            return (TInterface)s_wrappers.GetOrCreateObjectForComInstance(pointer, CreateObjectFlags.UniqueInstance);
        }
        finally
        {
            Marshal.Release(pointer);
        }
    }

    /// <summary>As <see cref="Take"/>, for an object that calls another process.</summary>
    /// <exception cref="WmiException">It cannot be secured; it is released.</exception>
    public static TInterface TakeSecured<TInterface>(string step, nint pointer)
        where TInterface : class
    {
        int secured = AllowImpersonation(pointer);
        TInterface taken = Take<TInterface>(pointer);
        if (secured < 0)
        {
            Release(taken);
            throw new WmiException(step, secured);
        }

        return taken;
    }

    /// <summary>Makes the calls of this thread ones that can be ended.</summary>
    /// <returns>Ends the call that this thread is in.</returns>
    public static Action AllowCancellation()
    {
        if (s_apartment.Value < 0 || CoEnableCallCancellation(0) < 0)
        {
            return static () => { };
        }

        uint thread = GetCurrentThreadId();
        return () =>
        {
            try
            {
                _ = CoCancelCall(thread, 0);
            }
            catch (EntryPointNotFoundException)
            {
                // Wine has no such function.
            }
        };
    }

    /// <summary>
    /// Lets the server behind an interface act as this process, which WMI's providers need: Hyper-V's checks its caller's rights and opens files as its caller,
    /// and at COM's default, identification, it is denied both. Only administrators can register a provider, so nobody gains LocalSystem's identity who could
    /// not have it anyway. Never delegation: nothing here is meant for another computer. What travels is encrypted.
    /// </summary>
    /// <returns>The HRESULT.</returns>
    public static int AllowImpersonation(nint pointer)
    {
        int result = CoSetProxyBlanket(pointer, DefaultService, DefaultService, 0, PacketPrivacy, Impersonate, 0, 0);

        // An object in this process has no proxy and needs none.
        return result == NoInterface ? 0 : result;
    }

    /// <summary>Releases an object at once.</summary>
    public static void Release(object? wrapped) => (wrapped as ComObject)?.FinalRelease();

    [LibraryImport("ole32")]
    private static partial int CoEnableCallCancellation(nint reserved);

    [LibraryImport("ole32")]
    private static partial int CoCancelCall(uint thread, uint secondsToWait);

    [LibraryImport("kernel32")]
    private static partial uint GetCurrentThreadId();

    [LibraryImport("ole32")]
    private static partial int CoIncrementMTAUsage(out nint cookie);

    [LibraryImport("ole32")]
    private static partial int CoCreateInstance(in Guid classId, nint outer, uint context, in Guid interfaceId, out nint pointer);

    [LibraryImport("ole32")]
    private static partial int CoSetProxyBlanket(
        nint proxy, uint authentication, uint authorization, nint principal, uint level, uint impersonation, nint identity, uint capabilities);
}
