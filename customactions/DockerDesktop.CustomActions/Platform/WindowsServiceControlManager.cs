using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace DockerDesktop.CustomActions.Platform;

/// <summary>The service functions of advapi32. Every handle is closed at once: a service that is deleted goes with its last handle.</summary>
internal sealed unsafe partial class WindowsServiceControlManager : IServiceControlManager
{
    private delegate int Call(ServiceHandle service);

    public uint Query(string service, out ServiceConfiguration? configuration)
    {
        ServiceConfiguration? found = null;
        var error = With(service, ServiceQueryConfig | ReadControl, handle =>
        {
            var buffer = ReadBuffer((byte* bytes, uint length, out uint needed) => QueryServiceConfigW(handle, bytes, length, out needed));
            if (buffer is null)
            {
                return 0;
            }

            fixed (byte* bytes = buffer)
            {
                var config = (QueryServiceConfig*)bytes;
                found = new ServiceConfiguration
                {
                    ServiceType = config->ServiceType,
                    StartType = (ServiceStartType)config->StartType,
                    ErrorControl = config->ErrorControl,
                    ImagePath = Text(config->ImagePath) ?? string.Empty,
                    LoadOrderGroup = Text(config->LoadOrderGroup) ?? string.Empty,
                    Dependencies = MultiString(config->Dependencies),
                    Account = Text(config->Account) ?? string.Empty,
                    DisplayName = Text(config->DisplayName) ?? string.Empty,
                    Description = Description(handle),
                    DelayedStart = Number(handle, ConfigDelayedAutoStart) is { } delayed ? delayed != 0 : null,
                    SidType = Number(handle, ConfigServiceSidInfo),
                    RequiredPrivileges = Privileges(handle),
                    FailureActions = FailureActions(handle),
                    FailureActionsOnNonCrash = Number(handle, ConfigFailureActionsFlag) is { } flag ? flag != 0 : null,
                    Security = ReadSecurity(handle),
                };
            }

            return 1;
        });
        configuration = found;
        return error;
    }

    public uint QueryStatus(string service, out ServiceStatus status)
    {
        var native = default(NativeServiceStatus);
        var error = With(service, ServiceQueryStatus, handle => QueryServiceStatus(handle, out native));
        status = new ServiceStatus((ServiceState)native.State, native.ExitCode);
        return error;
    }

    public uint Create(string service, ServiceConfiguration configuration)
    {
        using var manager = OpenSCManagerW(null, null, ManagerConnect | ManagerCreateService);
        if (manager.IsInvalid)
        {
            return (uint)Marshal.GetLastPInvokeError();
        }

        using var created = CreateServiceW(
            manager, service, configuration.DisplayName, ServiceQueryConfig, configuration.ServiceType, (uint)configuration.StartType, configuration.ErrorControl, configuration.ImagePath,
            NullIfEmpty(configuration.LoadOrderGroup), 0, configuration.Dependencies.Length == 0 ? null : ToMultiString(configuration.Dependencies), NullIfEmpty(configuration.Account), null);
        return created.IsInvalid ? (uint)Marshal.GetLastPInvokeError() : Win32Error.Success;
    }

    // Here null means unchanged, so empty texts are passed as they are: they take away what was there.
    public uint Change(string service, ServiceConfiguration configuration) => With(service, ServiceChangeConfig, handle => ChangeServiceConfigW(
        handle, configuration.ServiceType, (uint)configuration.StartType, configuration.ErrorControl, configuration.ImagePath,
        configuration.LoadOrderGroup, 0, ToMultiString(configuration.Dependencies), NullIfEmpty(configuration.Account), null, configuration.DisplayName));

    public uint SetDescription(string service, string description)
    {
        fixed (char* text = description)
        {
            var pointer = (nint)text;
            return Set(service, ConfigDescription, &pointer, ServiceChangeConfig);
        }
    }

    public uint SetDelayedStart(string service, bool isDelayed)
    {
        var value = isDelayed ? 1 : 0;
        return Set(service, ConfigDelayedAutoStart, &value, ServiceChangeConfig);
    }

    public uint SetSidType(string service, uint sidType) => Set(service, ConfigServiceSidInfo, &sidType, ServiceChangeConfig);

    public uint SetRequiredPrivileges(string service, string privileges)
    {
        fixed (char* text = ToMultiString(privileges))
        {
            var pointer = (nint)text;
            return Set(service, ConfigRequiredPrivileges, &pointer, ServiceChangeConfig);
        }
    }

    public uint SetFailureActions(string service, ServiceFailureActions actions)
    {
        var parsed = actions.Parse();
        var native = new ScAction[parsed.Count];
        for (var i = 0; i < native.Length; i++)
        {
            native[i] = new ScAction { Type = parsed[i].Type, Delay = parsed[i].Delay };
        }

        // An address even of no actions: with a null one Windows leaves the old actions in place.
        fixed (ScAction* first = native.Length == 0 ? new ScAction[1] : native)
        {
            fixed (char* command = actions.Command, message = actions.RebootMessage)
            {
                var info = new NativeFailureActions { ResetPeriod = actions.ResetSeconds, RebootMessage = message, Command = command, ActionCount = (uint)native.Length, Actions = first };
                // Restart needs the right to start as well.
                return Set(service, ConfigFailureActions, &info, ServiceChangeConfig | ServiceStart);
            }
        }
    }

    public uint SetFailureActionsFlag(string service, bool isForNonCrash)
    {
        var value = isForNonCrash ? 1 : 0;
        return Set(service, ConfigFailureActionsFlag, &value, ServiceChangeConfig);
    }

    public uint SetSecurity(string service, string sddl)
    {
        if (ConvertStringSecurityDescriptorToSecurityDescriptorW(sddl, 1, out var descriptor, out _) == 0)
        {
            return (uint)Marshal.GetLastPInvokeError();
        }

        try
        {
            return With(service, WriteDac, handle => SetServiceObjectSecurity(handle, DaclSecurityInformation, descriptor));
        }
        finally
        {
            LocalFree(descriptor);
        }
    }

    public uint Delete(string service) => With(service, DeleteAccess, DeleteService);

    public uint Start(string service) => With(service, ServiceStart, handle => StartServiceW(handle, 0, 0));

    public uint Stop(string service) => With(service, ServiceStop, handle => ControlService(handle, ControlStop, out _));

    public uint QueryActiveDependents(string service, out IReadOnlyList<string> dependents)
    {
        var names = new List<string>();
        var error = With(service, ServiceEnumerateDependents, handle =>
        {
            uint count = 0;
            var buffer = ReadBuffer((byte* bytes, uint length, out uint needed) => EnumDependentServicesW(handle, ServiceActive, bytes, length, out needed, out count), Win32Error.MoreData);
            if (buffer is null)
            {
                return 0;
            }

            fixed (byte* bytes = buffer)
            {
                var entries = (EnumServiceStatus*)bytes;
                for (var i = 0; i < count; i++)
                {
                    names.Add(Text(entries[i].ServiceName) ?? string.Empty);
                }
            }

            return 1;
        });
        dependents = names;
        return error;
    }

    private static uint With(string service, uint access, Call call)
    {
        using var manager = OpenSCManagerW(null, null, ManagerConnect);
        if (manager.IsInvalid)
        {
            return (uint)Marshal.GetLastPInvokeError();
        }

        using var handle = OpenServiceW(manager, service, access);
        return !handle.IsInvalid && call(handle) != 0 ? Win32Error.Success : (uint)Marshal.GetLastPInvokeError();
    }

    private static uint Set(string service, uint level, void* information, uint access)
    {
        var address = (nint)information;
        return With(service, access, handle => ChangeServiceConfig2W(handle, level, address));
    }

    private static byte[]? ReadLevel(ServiceHandle handle, uint level) =>
        ReadBuffer((byte* bytes, uint length, out uint needed) => QueryServiceConfig2W(handle, level, bytes, length, out needed));

    private static byte[]? ReadBuffer(FillBuffer fill, uint tooSmall = Win32Error.InsufficientBuffer)
    {
        var buffer = new byte[1024];
        while (true)
        {
            uint needed;
            fixed (byte* bytes = buffer)
            {
                if (fill(bytes, (uint)buffer.Length, out needed) != 0)
                {
                    return buffer;
                }
            }

            if ((uint)Marshal.GetLastPInvokeError() != tooSmall || needed <= buffer.Length)
            {
                return null;
            }

            buffer = new byte[needed];
        }
    }

    private static string? Description(ServiceHandle handle)
    {
        fixed (byte* bytes = ReadLevel(handle, ConfigDescription))
        {
            return bytes is null ? null : Text(*(char**)bytes) ?? string.Empty;
        }
    }

    private static uint? Number(ServiceHandle handle, uint level)
    {
        fixed (byte* bytes = ReadLevel(handle, level))
        {
            return bytes is null ? null : *(uint*)bytes;
        }
    }

    private static string? Privileges(ServiceHandle handle)
    {
        fixed (byte* bytes = ReadLevel(handle, ConfigRequiredPrivileges))
        {
            return bytes is null ? null : MultiString(*(char**)bytes);
        }
    }

    private static ServiceFailureActions? FailureActions(ServiceHandle handle)
    {
        fixed (byte* bytes = ReadLevel(handle, ConfigFailureActions))
        {
            if (bytes is null)
            {
                return null;
            }

            var info = (NativeFailureActions*)bytes;
            var actions = new StringBuilder();
            for (var i = 0; i < info->ActionCount && info->Actions is not null; i++)
            {
                actions.Append(i > 0 ? "/" : string.Empty).Append(CultureInfo.InvariantCulture, $"{info->Actions[i].Type}:{info->Actions[i].Delay}");
            }

            return new ServiceFailureActions(info->ResetPeriod, actions.ToString()) { Command = Text(info->Command), RebootMessage = Text(info->RebootMessage) };
        }
    }

    private static string? ReadSecurity(ServiceHandle handle)
    {
        var descriptor = ReadBuffer((byte* bytes, uint length, out uint needed) => QueryServiceObjectSecurity(handle, DaclSecurityInformation, bytes, length, out needed));
        fixed (byte* bytes = descriptor)
        {
            if (bytes is null || ConvertSecurityDescriptorToStringSecurityDescriptorW(bytes, 1, DaclSecurityInformation, out var text, out _) == 0)
            {
                return null;
            }

            try
            {
                return new string((char*)text);
            }
            finally
            {
                LocalFree(text);
            }
        }
    }

    private static string? Text(char* text) => text is null ? null : new string(text);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string MultiString(char* list)
    {
        var text = new StringBuilder();
        while (list is not null && *list != '\0')
        {
            var item = new string(list);
            text.Append(text.Length > 0 ? "/" : string.Empty).Append(item);
            list += item.Length + 1;
        }

        return text.ToString();
    }

    /// <summary>Each item with its zero; the text's own zero ends the list, an empty one included.</summary>
    private static string ToMultiString(string list) => list.Replace('/', '\0') + '\0';

    private delegate int FillBuffer(byte* buffer, uint length, out uint needed);
}
