using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Iis;

/// <summary><c>WebApplication</c> and <c>WebAppPool</c>.</summary>
internal static class WebApplicationElements
{
    /// <summary>The <c>Identity</c> that stands for the <c>User</c>.</summary>
    private const int OtherUser = 8;

    /// <summary>Parses a <c>WebApplication</c> element that stands by itself.</summary>
    public static void ParseWebApplication(CompileContext context, XElement element) => AddWebApplication(context, element);

    /// <summary>Parses a <c>WebApplication</c> element.</summary>
    /// <returns>Its identifier.</returns>
    public static string AddWebApplication(CompileContext context, XElement element)
    {
        var application = WebApplicationElement.Read(context, element);
        var source = application.SourceLine;
        var id = application.Id ?? Identifier.Generated(IdentifierGenerator.Generate("wap", application.Name, application.WebAppPool));
        RefuseBackslash(context, source, "WebApplication", "Name", application.Name);
        application.ParseChildren(new() { WebApplicationExtension = child => AddExtension(context, child, id.Id) });
        context.AddRow(
            "Wix4IIsWebApplication",
            id,
            source,
            id.Id,
            application.Name,
            application.Isolation,
            Number(application.AllowSessions),
            application.SessionTimeout,
            Number(application.Buffer),
            Number(application.ParentPaths),
            application.DefaultScript,
            application.ScriptTimeout,
            Number(application.ServerDebugging),
            Number(application.ClientDebugging),
            application.WebAppPool);
        return id.Id;
    }

    /// <summary>Parses a <c>WebAppPool</c> element.</summary>
    public static void ParseWebAppPool(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        var check = CheckPlace(context, component);
        var pool = WebAppPoolElement.Read(
            context,
            element,
            checkCpuAction: check,
            checkIdentity: check,
            checkIdleTimeout: check,
            checkManagedPipelineMode: check,
            checkManagedRuntimeVersion: check,
            checkMaxCpuUsage: check,
            checkMaxWorkerProcesses: check,
            checkPrivateMemory: check,
            checkQueueLimit: check,
            checkRecycleMinutes: check,
            checkRecycleRequests: check,
            checkRefreshCpu: check,
            checkUser: check,
            checkVirtualMemory: check);
        var source = pool.SourceLine;
        var id = pool.Id ?? Identifier.Generated(IdentifierGenerator.Generate("iap", pool.Name, component, pool.User));
        if (pool.User is null && pool.Identity == OtherUser)
        {
            context.Write(Errors.ExpectedAttributeWithValue(source, "WebAppPool", "User", "Identity", "other"));
        }

        if (pool.User is not null && pool.Identity != OtherUser)
        {
            context.Write(Errors.IllegalValueWithout(source, "WebAppPool", "User", pool.User, "Identity", "other"));
        }

        var recycleTimes = new List<string>();
        pool.ParseChildren(new() { RecycleTime = ParseRecycleTime });
        if (component is not null)
        {
            context.AddExtensionAction(element, WebSiteElements.Configure);
        }

        context.AddRow(
            "Wix4IIsAppPool",
            id,
            source,
            id.Id,
            pool.Name,
            component,
            pool.Identity,
            pool.User,
            pool.RecycleMinutes,
            pool.RecycleRequests,
            recycleTimes.Count == 0 ? null : string.Join(',', recycleTimes),
            pool.IdleTimeout,
            pool.QueueLimit,
            ProcessorLimit(pool),
            pool.MaxWorkerProcesses,
            pool.VirtualMemory,
            pool.PrivateMemory,
            pool.ManagedRuntimeVersion,
            pool.ManagedPipelineMode);

        void ParseRecycleTime(XElement child)
        {
            if (component is null)
            {
                context.Write(Errors.WebElementNeedsComponent(child.Source(), "WebAppPool"));
            }

            var time = RecycleTimeElement.Read(context, child);
            context.NoChildren(child);
            if (time.Value is { } value)
            {
                recycleTimes.Add(value);
            }
        }
    }

    /// <summary>Reports a name with a backslash, which the server takes for a path.</summary>
    public static void RefuseBackslash(CompileContext context, SourceLine source, string element, string attribute, string? name)
    {
        if (name?.Contains('\\', StringComparison.Ordinal) == true)
        {
            context.Write(Errors.IllegalCharacter(source, element, attribute, name, '\\'));
        }
    }

    /// <summary>What looks at the attributes that only something has that is made, which is in a component.</summary>
    public static Action<AttributeReader>? CheckPlace(CompileContext context, string? component) => component is null
        ? attribute => context.Write(Errors.WebAttributeNeedsComponent(attribute.Source, attribute.ElementName, attribute.Name))
        : null;

    /// <summary>A number for yes or no; nothing for what the server decides.</summary>
    public static int? Number(bool? value) => value is { } isYes ? isYes ? 1 : 0 : null;

    /// <summary>How much of the processor a pool may use: percent, minutes, action.</summary>
    private static string ProcessorLimit(WebAppPoolElement pool)
    {
        IEnumerable<int?> parts = pool.RefreshCpu is null ? [pool.MaxCpuUsage] : [pool.MaxCpuUsage, pool.RefreshCpu, pool.CpuAction];
        return string.Join(',', parts.OfType<int>().Select(part => part.ToString(CultureInfo.InvariantCulture)));
    }

    private static void AddExtension(CompileContext context, XElement element, string application)
    {
        var extension = WebApplicationExtensionElement.Read(context, element);
        context.NoChildren(element);
        context.AddRow(
            "Wix4IIsWebApplicationExtension",
            null,
            extension.SourceLine,
            application,
            extension.Extension,
            extension.Verbs,
            extension.Executable,
            extension.Attributes == 0 ? null : extension.Attributes);
    }
}
