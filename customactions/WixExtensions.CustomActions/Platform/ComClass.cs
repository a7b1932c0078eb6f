using System.Runtime.InteropServices;

namespace WixExtensions.CustomActions.Platform;

/// <summary>COM classes of Windows (SDK: combaseapi.h).</summary>
internal static unsafe partial class ComClass
{
    /// <summary>CLSCTX_INPROC_SERVER.</summary>
    public const uint InProcess = 1;

    /// <summary>COINIT_APARTMENTTHREADED: classes of the shell want it, and the others do not mind.</summary>
    private const uint Apartment = 2;

    /// <summary>Has the calling thread use COM, for as long as it runs. One that uses it already goes on as it does.</summary>
    public static void Begin() => _ = CoInitializeEx(0, Apartment);

    /// <summary>CoCreateInstance.</summary>
    /// <param name="classId">The class.</param>
    /// <param name="interfaceId">The interface.</param>
    /// <param name="context">CLSCTX.</param>
    /// <param name="pointer">The interface, which the caller releases.</param>
    /// <returns>0 or an HRESULT.</returns>
    public static int Create(Guid classId, Guid interfaceId, uint context, out nint pointer) => CoCreateInstance(&classId, 0, context, &interfaceId, out pointer);

    [LibraryImport("ole32.dll")]
    private static partial int CoInitializeEx(nint reserved, uint model);

    [LibraryImport("ole32.dll")]
    private static partial int CoCreateInstance(Guid* classId, nint outer, uint context, Guid* interfaceId, out nint pointer);
}
