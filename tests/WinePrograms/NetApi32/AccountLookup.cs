using System.Runtime.InteropServices;

namespace NetApi32;

/// <summary>
/// LookupAccountName for the groups of <see cref="LocalGroupStore"/>. Wine's own, in advapi32.dll, does not know them; where a test asks for it, that function begins with a jump to the one
/// here from the first question about a group on, in the process that asks.
/// </summary>
internal static unsafe partial class AccountLookup
{
    private const uint ReadWriteExecute = 0x40; // PAGE_EXECUTE_READWRITE
    private const int InsufficientBuffer = 122; // ERROR_INSUFFICIENT_BUFFER
    private const int SidTypeAlias = 4; // SID_NAME_USE

    // mov rax, ADDRESS; jmp rax
    private static readonly byte[] s_jump = [0x48, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xE0];
    private static readonly byte[] s_own = new byte[s_jump.Length];
    private static readonly Lock s_lock = new();
    private static byte* s_function;

    /// <summary>Puts the jump in, if a test has asked for it and it is not there.</summary>
    public static void Install()
    {
        lock (s_lock)
        {
            if (s_function is not null || !LocalGroupStore.AnswersLookups)
            {
                return;
            }

            byte* function = (byte*)NativeLibrary.GetExport(NativeLibrary.Load("advapi32.dll"), "LookupAccountNameW");
            if (VirtualProtect(function, (nuint)s_jump.Length, ReadWriteExecute, out _))
            {
                delegate* unmanaged<char*, char*, byte*, uint*, char*, uint*, int*, int> replacement = &LookupAccountName;
                BitConverter.TryWriteBytes(s_jump.AsSpan(2), (long)replacement);
                new ReadOnlySpan<byte>(function, s_own.Length).CopyTo(s_own);
                s_jump.CopyTo(new Span<byte>(function, s_jump.Length));
                s_function = function;
            }
        }
    }

    [UnmanagedCallersOnly]
    private static int LookupAccountName(char* system, char* account, byte* sid, uint* sidLength, char* domain, uint* domainLength, int* use)
    {
        string name = new(account);
        int slash = name.LastIndexOf('\\');
        string computer = Environment.MachineName;
        bool isHere = slash < 0 || name.AsSpan(0, slash).Equals(computer, StringComparison.OrdinalIgnoreCase);
        if (!isHere || LocalGroupStore.Find(name[(slash + 1)..]) is not string group)
        {
            return CallWines(system, account, sid, sidLength, domain, domainLength, use);
        }

        byte[] found = AccountName.ToBytes(LocalGroupStore.GetSid(group));
        bool fits = *sidLength >= found.Length && *domainLength > computer.Length;
        *sidLength = (uint)found.Length;
        if (!fits)
        {
            *domainLength = (uint)computer.Length + 1;
            Marshal.SetLastSystemError(InsufficientBuffer);
            return 0;
        }

        found.CopyTo(new Span<byte>(sid, found.Length));
        computer.CopyTo(new Span<char>(domain, computer.Length));
        domain[computer.Length] = '\0';
        *domainLength = (uint)computer.Length;
        *use = SidTypeAlias;
        return 1;
    }

    private static int CallWines(char* system, char* account, byte* sid, uint* sidLength, char* domain, uint* domainLength, int* use)
    {
        lock (s_lock)
        {
            s_own.CopyTo(new Span<byte>(s_function, s_own.Length));
            try
            {
                return ((delegate* unmanaged<char*, char*, byte*, uint*, char*, uint*, int*, int>)s_function)(system, account, sid, sidLength, domain, domainLength, use);
            }
            finally
            {
                s_jump.CopyTo(new Span<byte>(s_function, s_jump.Length));
            }
        }
    }

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualProtect(byte* address, nuint length, uint protection, out uint before);
}
