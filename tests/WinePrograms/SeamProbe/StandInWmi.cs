using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace SeamProbe;

/// <summary>
/// COM objects in the place of WMI's, made by hand so that they count: how many there are, and what their proxies were told about security. Real proxies are told by the same call,
/// CoSetProxyBlanket, through IClientSecurity.
/// </summary>
internal static unsafe class StandInWmi
{
    private const int Ok = 0;
    private const int NoMoreData = 0x40005; // WBEM_S_NO_MORE_DATA
    private const int EndOfSequence = 1; // WBEM_S_FALSE
    private const int NoInterface = unchecked((int)0x80004002);

    private static readonly Guid s_unknown = new("00000000-0000-0000-c000-000000000046");
    private static readonly Guid s_clientSecurity = new("0000013d-0000-0000-c000-000000000046");

    private static readonly nint s_services = Table(
        24, (6, (nint)(delegate* unmanaged<Instance*, nint, int, nint, Instance**, nint, int>)&GetObject), (20, (nint)(delegate* unmanaged<Instance*, nint, nint, int, nint, Instance**, int>)&ExecQuery),
        (24, (nint)(delegate* unmanaged<Instance*, nint, nint, int, nint, nint, Instance**, nint, int>)&ExecMethod));

    private static readonly nint s_enumerator = Table(4, (4, (nint)(delegate* unmanaged<Instance*, int, uint, Instance**, uint*, int>)&EnumNext));

    private static readonly nint s_object = Table(
        19, (4, (nint)(delegate* unmanaged<Instance*, char*, int, ComVariant*, int*, int*, int>)&Get), (5, (nint)(delegate* unmanaged<Instance*, nint, int, nint, int, int>)&Put),
        (8, (nint)(delegate* unmanaged<Instance*, int, int>)&BeginEnumeration), (9, (nint)(delegate* unmanaged<Instance*, int, nint*, ComVariant*, int*, int*, int>)&Next),
        (10, (nint)(delegate* unmanaged<Instance*, int>)&EndEnumeration), (15, (nint)(delegate* unmanaged<Instance*, int, Instance**, int>)&SpawnInstance),
        (19, (nint)(delegate* unmanaged<Instance*, nint, int, Instance**, Instance**, int>)&GetMethod));

    private static readonly nint s_locator = Table(3, (3, (nint)(delegate* unmanaged<Instance*, nint, nint, nint, nint, int, nint, nint, Instance**, int>)&ConnectServer));

    private static readonly nint s_security = Table(4, (4, (nint)(delegate* unmanaged<Instance*, nint, uint, uint, nint, uint, uint, nint, uint, int>)&SetBlanket));

    /// <summary>Objects that somebody has a reference to.</summary>
    public static int Living { get; private set; }

    /// <summary>The function that fails.</summary>
    public static string? Failing { get; set; }

    /// <summary>The text of each object's property.</summary>
    public static string Text { get; set; } = "text";

    /// <summary>Authentication and impersonation level that each proxy was told.</summary>
    public static List<(uint Authentication, uint Impersonation)> Blankets { get; } = [];

    /// <summary>Makes an IWbemLocator, with one reference.</summary>
    public static nint MakeLocator() => (nint)Make(s_locator);

    private static Instance* Make(nint table)
    {
        Instance* made = (Instance*)NativeMemory.AllocZeroed((nuint)sizeof(Instance));
        made->Table = table;
        made->References = 1;
        Living++;
        return made;
    }

    private static nint Table(int last, params (int Index, nint Function)[] functions)
    {
        nint* table = (nint*)NativeMemory.AllocZeroed((nuint)((last + 1) * sizeof(nint)));
        table[0] = (nint)(delegate* unmanaged<Instance*, Guid*, Instance**, int>)&QueryInterface;
        table[1] = (nint)(delegate* unmanaged<Instance*, uint>)&AddRef;
        table[2] = (nint)(delegate* unmanaged<Instance*, uint>)&Release;
        foreach ((int index, nint function) in functions)
        {
            table[index] = function;
        }

        return (nint)table;
    }

    private static int Result(string function) => Failing == function ? unchecked((int)0x80041001) : Ok; // WBEM_E_FAILED

    private static int Give(string function, nint table, Instance** given)
    {
        int result = Result(function);
        *given = result < 0 ? null : Make(table);
        return result;
    }

    [UnmanagedCallersOnly]
    private static int QueryInterface(Instance* self, Guid* id, Instance** found)
    {
        *found = null;
        if (*id == s_clientSecurity && (self->Table == s_services || self->Table == s_enumerator))
        {
            *found = Make(s_security);
            return Ok;
        }

        if (*id != s_unknown && *id != IdOf(self->Table))
        {
            return NoInterface;
        }

        self->References++;
        *found = self;
        return Ok;
    }

    private static Guid IdOf(nint table) =>
        table == s_services ? new("9556dc99-828c-11cf-a37e-00aa003240c7")
        : table == s_enumerator ? new("027947e1-d731-11ce-a357-000000000001")
        : table == s_object ? new("dc12a681-737f-11cf-884d-00aa004b2e24")
        : table == s_locator ? new("dc12a687-737f-11cf-884d-00aa004b2e24")
        : s_clientSecurity;

    [UnmanagedCallersOnly]
    private static uint AddRef(Instance* self) => ++self->References;

    [UnmanagedCallersOnly]
    private static uint Release(Instance* self)
    {
        if (--self->References > 0)
        {
            return self->References;
        }

        NativeMemory.Free(self);
        Living--;
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int ConnectServer(Instance* self, nint path, nint user, nint password, nint locale, int flags, nint authority, nint context, Instance** services) =>
        Give(nameof(ConnectServer), s_services, services);

    [UnmanagedCallersOnly]
    private static int SetBlanket(Instance* self, nint proxy, uint authentication, uint authorization, nint principal, uint level, uint impersonation, nint identity, uint capabilities)
    {
        Blankets.Add((level, impersonation));
        return Result(nameof(SetBlanket));
    }

    [UnmanagedCallersOnly]
    private static int GetObject(Instance* self, nint path, int flags, nint context, Instance** instance, nint callResult) => Give(nameof(GetObject), s_object, instance);

    [UnmanagedCallersOnly]
    private static int ExecQuery(Instance* self, nint language, nint query, int flags, nint context, Instance** results) => Give(nameof(ExecQuery), s_enumerator, results);

    [UnmanagedCallersOnly]
    private static int ExecMethod(Instance* self, nint path, nint method, int flags, nint context, nint inputs, Instance** outputs, nint callResult) =>
        Give(nameof(ExecMethod), s_object, outputs);

    [UnmanagedCallersOnly]
    private static int EnumNext(Instance* self, int timeout, uint count, Instance** instance, uint* returned)
    {
        // The third fails, or there are three.
        *instance = null;
        *returned = 0;
        if (self->Position == 2 && Result(nameof(EnumNext)) < 0)
        {
            return Result(nameof(EnumNext));
        }

        if (self->Position++ == 3)
        {
            return EndOfSequence;
        }

        *instance = Make(s_object);
        *returned = 1;
        return Ok;
    }

    [UnmanagedCallersOnly]
    private static int Get(Instance* self, char* name, int flags, ComVariant* value, int* type, int* flavor)
    {
        *value = ComVariant.Create(Text);
        return Ok;
    }

    [UnmanagedCallersOnly]
    private static int Put(Instance* self, nint name, int flags, nint value, int type) => Result(nameof(Put));

    [UnmanagedCallersOnly]
    private static int BeginEnumeration(Instance* self, int flags)
    {
        self->Position = 0;
        return Result(nameof(BeginEnumeration));
    }

    [UnmanagedCallersOnly]
    private static int Next(Instance* self, int flags, nint* name, ComVariant* value, int* type, int* flavor)
    {
        if (self->Position == 2)
        {
            return Result(nameof(Next)) is int result and < 0 ? result : NoMoreData;
        }

        *name = Marshal.StringToBSTR($"Property{self->Position++}");
        *value = ComVariant.Create(Text);
        return Ok;
    }

    [UnmanagedCallersOnly]
    private static int EndEnumeration(Instance* self) => Ok;

    [UnmanagedCallersOnly]
    private static int SpawnInstance(Instance* self, int flags, Instance** instance) => Give(nameof(SpawnInstance), s_object, instance);

    [UnmanagedCallersOnly]
    private static int GetMethod(Instance* self, nint name, int flags, Instance** inputs, Instance** outputs)
    {
        *outputs = null;
        int result = Give(nameof(GetMethod), s_object, inputs);
        if (result >= 0)
        {
            *outputs = Make(s_object);
        }

        return result;
    }

    private struct Instance
    {
        public nint Table;
        public uint References;
        public int Position;
    }
}
