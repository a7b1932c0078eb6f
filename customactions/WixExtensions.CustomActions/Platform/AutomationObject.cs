using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;

namespace WixExtensions.CustomActions.Platform;

/// <summary>A COM object whose members are found by their names (SDK: oaidl.h, IDispatch). Native AOT has no <c>dynamic</c>.</summary>
internal sealed unsafe class AutomationObject : IDisposable
{
    private const ushort Method = 1;
    private const ushort PropertyGet = 2;
    private const ushort PropertyPut = 4;

    /// <summary>DISPID_PROPERTYPUT.</summary>
    private const int PropertyPutArgument = -3;

    /// <summary>DISP_E_EXCEPTION: the object tells the error itself.</summary>
    private const int Exception = unchecked((int)0x80020009);

    // The places of the methods in IDispatch.
    private const int GetIDsOfNames = 5;
    private const int Invoke = 6;

    private static readonly Guid s_dispatch = new("00020400-0000-0000-C000-000000000046");

    private nint _pointer;

    private AutomationObject(nint pointer) => _pointer = pointer;

    /// <summary>CoCreateInstance of a class of this process.</summary>
    /// <exception cref="ActionFailedException">This Windows does not have the class.</exception>
    public static AutomationObject Create(Guid classId)
    {
        ComClass.Begin();
        var error = ComClass.Create(classId, s_dispatch, ComClass.InProcess, out var pointer);
        return error >= 0 ? new AutomationObject(pointer) : throw new ActionFailedException($"The COM class {classId} cannot be made: {Win32Error.Describe(unchecked((uint)error))}.");
    }

    /// <summary>Takes an object out of a result. The caller disposes both.</summary>
    /// <returns>The object; null when the result is none.</returns>
    public static AutomationObject? From(in ComVariant value)
    {
        var copy = value;
        var pointer = value.VarType == VarEnum.VT_DISPATCH ? copy.GetRawDataRef<nint>() : 0;
        if (pointer == 0)
        {
            return null;
        }

        Marshal.AddRef(pointer);
        return new AutomationObject(pointer);
    }

    /// <summary>A value to give to a method, without a reference of its own: it is not disposed.</summary>
    public ComVariant ToArgument() => ComVariant.CreateRaw(VarEnum.VT_DISPATCH, _pointer);

    /// <summary>The value of a property, which the caller disposes.</summary>
    public ComVariant Get(string name)
    {
        ThrowIfFailed(name, Run(name, PropertyGet, [], out var result));
        return result;
    }

    /// <summary>A property that is a text.</summary>
    public string GetText(string name)
    {
        using var value = Get(name);
        return value.VarType == VarEnum.VT_BSTR ? value.As<string>() ?? string.Empty : string.Empty;
    }

    /// <summary>A property that is an object, which the caller disposes.</summary>
    public AutomationObject? GetObject(string name)
    {
        using var value = Get(name);
        return From(value);
    }

    /// <summary>Sets a property.</summary>
    public void Set(string name, ComVariant value)
    {
        ThrowIfFailed(name, Run(name, PropertyPut, [value], out var result));
        result.Dispose();
    }

    /// <summary>Sets a property that is a text.</summary>
    public void Set(string name, string value)
    {
        using var variant = ComVariant.Create(value);
        Set(name, variant);
    }

    /// <summary>Calls a method.</summary>
    /// <returns>0 or an HRESULT.</returns>
    public int TryCall(string name, out ComVariant result, params ReadOnlySpan<ComVariant> arguments) => Run(name, Method, arguments, out result);

    /// <summary>Calls a method.</summary>
    /// <returns>The result, which the caller disposes.</returns>
    /// <exception cref="ActionFailedException">It failed.</exception>
    public ComVariant CallWith(string name, params ReadOnlySpan<ComVariant> arguments)
    {
        ThrowIfFailed(name, Run(name, Method, arguments, out var result));
        return result;
    }

    /// <summary>Calls a method with texts.</summary>
    /// <returns>The result, which the caller disposes.</returns>
    /// <exception cref="ActionFailedException">It failed.</exception>
    public ComVariant Call(string name, params ReadOnlySpan<string> arguments)
    {
        var variants = new ComVariant[arguments.Length];
        try
        {
            for (var i = 0; i < variants.Length; i++)
            {
                variants[i] = ComVariant.Create(arguments[i]);
            }

            ThrowIfFailed(name, Run(name, Method, variants, out var result));
            return result;
        }
        finally
        {
            foreach (ref var variant in variants.AsSpan())
            {
                variant.Dispose();
            }
        }
    }

    /// <summary>Calls a method with one object.</summary>
    public void Call(string name, AutomationObject argument)
    {
        ThrowIfFailed(name, Run(name, Method, [argument.ToArgument()], out var result));
        result.Dispose();
    }

    public void Dispose()
    {
        if (_pointer != 0)
        {
            Marshal.Release(_pointer);
            _pointer = 0;
        }
    }

    private static void ThrowIfFailed(string name, int error)
    {
        if (error < 0)
        {
            throw new ActionFailedException($"'{name}' failed: {Win32Error.Describe(unchecked((uint)error))}.");
        }
    }

    private int Run(string name, ushort kind, ReadOnlySpan<ComVariant> arguments, out ComVariant result)
    {
        result = default;
        var none = Guid.Empty;
        int member;
        fixed (char* text = name)
        {
            var names = text;
            var error = ((delegate* unmanaged[Stdcall]<nint, Guid*, char**, uint, uint, int*, int>)Slot(GetIDsOfNames))(_pointer, &none, &names, 1, 0, &member);
            if (error < 0)
            {
                return error;
            }
        }

        // Automation takes arguments from the last to the first.
        var reversed = arguments.ToArray();
        Array.Reverse(reversed);
        var putArgument = PropertyPutArgument;
        fixed (ComVariant* first = reversed, target = &result)
        {
            var parameters = new Parameters { Arguments = first, Count = (uint)reversed.Length };
            if (kind == PropertyPut)
            {
                parameters.Names = &putArgument;
                parameters.NameCount = 1;
            }

            ErrorInformation information = default;
            var error = ((delegate* unmanaged[Stdcall]<nint, int, Guid*, uint, ushort, Parameters*, ComVariant*, ErrorInformation*, uint*, int>)Slot(Invoke))(
                _pointer, member, &none, 0, kind, &parameters, target, &information, null);
            information.Free();
            return error == Exception && information.Result < 0 ? information.Result : error;
        }
    }

    private nint Slot(int place) => (*(nint**)_pointer)[place];

    /// <summary>DISPPARAMS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Parameters
    {
        public ComVariant* Arguments;
        public int* Names;
        public uint Count;
        public uint NameCount;
    }

    /// <summary>EXCEPINFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ErrorInformation
    {
        public ushort Code;
        public ushort Reserved;
        public nint Source;
        public nint Description;
        public nint HelpFile;
        public uint HelpContext;
        public nint ReservedPointer;
        public nint DeferredFill;
        public int Result;

        public readonly void Free()
        {
            Marshal.FreeBSTR(Source);
            Marshal.FreeBSTR(Description);
            Marshal.FreeBSTR(HelpFile);
        }
    }
}
