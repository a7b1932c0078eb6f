using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.Deployment.WindowsInstaller.Tests.Dtf;

/// <summary>The public and protected members of an assembly, a line each, without its namespace: what two libraries of the same API have in common.</summary>
internal static class MemberList
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

    /// <summary>Lists the members.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="declaredOnly">True to leave inherited members out.</param>
    /// <returns>The lines.</returns>
    public static SortedSet<string> Of(Assembly assembly, bool declaredOnly)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in assembly.GetExportedTypes())
        {
            AddType(lines, type);
            if (type.IsEnum)
            {
                foreach (var value in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                {
                    lines.Add(string.Create(CultureInfo.InvariantCulture, $"{Name(type)}.{value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}"));
                }
            }
            else if (!typeof(Delegate).IsAssignableFrom(type))
            {
                AddMembers(lines, type, declaredOnly ? All | BindingFlags.DeclaredOnly : All);
            }
            else
            {
                var invoke = type.GetMethod("Invoke")!;
                lines.Add($"{Name(type)}({Parameters(invoke.GetParameters())}) : {Name(invoke.ReturnType)}");
            }
        }

        return lines;
    }

    private static void AddType(SortedSet<string> lines, Type type)
    {
        lines.Add($"type {Name(type)}");
        if (type is { IsClass: true, IsSealed: false })
        {
            lines.Add($"open {Name(type)}");
        }

        if (type.IsDefined(typeof(FlagsAttribute), inherit: false))
        {
            lines.Add($"flags {Name(type)}");
        }

        if (!type.IsEnum && !typeof(Delegate).IsAssignableFrom(type))
        {
            for (var above = type.BaseType; above is not null && above != typeof(object) && above != typeof(ValueType); above = above.BaseType)
            {
                lines.Add($"{Name(type)} is {Name(above)}");
            }

            foreach (var implemented in type.GetInterfaces().Where(implemented => implemented.IsPublic))
            {
                lines.Add($"{Name(type)} is {Name(implemented)}");
            }
        }
    }

    private static void AddMembers(SortedSet<string> lines, Type type, BindingFlags flags)
    {
        foreach (var constructor in type.GetConstructors(flags).Where(constructor => IsVisible(constructor) && !constructor.IsStatic))
        {
            lines.Add($"{Name(type)}.{Prefix(constructor)}new({Parameters(constructor.GetParameters())})");
        }

        foreach (var method in type.GetMethods(flags).Where(method => IsVisible(method) && method.DeclaringType != typeof(object)))
        {
            if (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            {
                var arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : string.Empty;
                lines.Add($"{Name(type)}.{Prefix(method)}{method.Name}{arguments}({Parameters(method.GetParameters())}) : {Name(method.ReturnType)}");
            }
        }

        foreach (var property in type.GetProperties(flags))
        {
            var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{Parameters(parameters)}]" : string.Empty;
            foreach (var (accessor, name) in new[] { (property.GetMethod, "get"), (property.SetMethod, "set") })
            {
                if (IsVisible(accessor) && !accessor!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
                {
                    lines.Add($"{Name(type)}.{Prefix(accessor)}{property.Name}{index}.{name} : {Name(property.PropertyType)}");
                }
            }
        }

        foreach (var field in type.GetFields(flags).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            lines.Add($"{Name(type)}.{(field.IsStatic ? "static " : string.Empty)}{field.Name} : {Name(field.FieldType)}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : string.Empty)}");
        }

        foreach (var member in type.GetEvents(flags))
        {
            lines.Add($"{Name(type)}.event {member.Name} : {Name(member.EventHandlerType!)}");
        }
    }

    private static bool IsVisible(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static string Prefix(MethodBase method) => (method.IsPublic ? string.Empty : "protected ") + (method.IsStatic ? "static " : string.Empty);

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : string.Empty)}{(parameter.IsOut ? $"out {Name(parameter.ParameterType.GetElementType()!)}" : Name(parameter.ParameterType))} {parameter.Name}"));

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return $"ref {Name(type.GetElementType()!)}";
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = (type.IsNested ? $"{Name(type.DeclaringType!)}." : string.Empty) + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
