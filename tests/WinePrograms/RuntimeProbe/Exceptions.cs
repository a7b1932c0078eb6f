using System.Runtime.CompilerServices;

namespace RuntimeProbe;

/// <summary>Exceptions of software and of hardware, through filters and finally blocks.</summary>
internal static class Exceptions
{
    public static int Run()
    {
        List<string> seen = [];
        for (int i = 0; i < 1000; i++)
        {
            seen.Clear();
            try
            {
                try
                {
                    Throw(i);
                }
                finally
                {
                    seen.Add("finally");
                }
            }
            catch (InvalidOperationException e) when (e.Message == Number(i) && seen.Count == 0)
            {
                // The filter ran before the finally block.
                seen.Add("catch");
            }

            if (!seen.SequenceEqual(["finally", "catch"]))
            {
                Console.Error.WriteLine("order: " + string.Join(' ', seen));
                return 1;
            }
        }

        return Caught<NullReferenceException>(() => ReadLength(null!))
            && Caught<DivideByZeroException>(() => Divide(1, 0))
            && Caught<IndexOutOfRangeException>(() => ReadElement([], 1))
            && Caught<OverflowException>(() => checked(int.MaxValue + ReadLength("1")))
            && Caught<InvalidCastException>(() => Cast("text"))
            ? 0
            : 2;
    }

    public static int Overflow(int depth) => depth < 0 ? 0 : Overflow(depth + 1) + Overflow(depth + 2);

    private static bool Caught<T>(Func<int> action)
        where T : Exception
    {
        try
        {
            action();
            Console.Error.WriteLine($"no {typeof(T).Name}");
            return false;
        }
        catch (T e)
        {
            return e.StackTrace?.Length > 0;
        }
    }

    private static string Number(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw(int i) => throw new InvalidOperationException(Number(i));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadLength(string text) => text.Length;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Divide(int a, int b) => a / b;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadElement(int[] array, int index) => array[index];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Cast(object value) => ((int[])value).Length;
}
