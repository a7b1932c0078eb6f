using DockerDesktop.Windows.Wmi;
using DockerDesktop.Windows.Wmi.Interop;
using Helper.Tests.Contracts;

namespace SeamProbe;

/// <summary>That WMI's objects are released at once and on every path, and what they are told about security, against <see cref="StandInWmi"/>. The garbage collector has no part in it.</summary>
internal static class WmiReleases
{
    private static readonly string[] s_names = ["x", "y"];
    private static readonly string[] s_failingConnection = ["ConnectServer", "SetBlanket"];

    private static readonly string?[] s_failing =
        [null, "GetObject", "ExecQuery", "ExecMethod", "EnumNext", "Put", "BeginEnumeration", "Next", "SpawnInstance", "GetMethod", "SetBlanket"];

    public static void Run()
    {
        IWbemLocator locator = Com.Take<IWbemLocator>(StandInWmi.MakeLocator());
        Contract.Equal(1, StandInWmi.Living);
        foreach (string failing in s_failingConnection)
        {
            StandInWmi.Failing = failing;
            Contract.Throws<WmiException>(() => WindowsWmi.Connect(@"root\stand-in", locator).Dispose());
            Contract.Equal(1, StandInWmi.Living);
        }

        StandInWmi.Failing = null;
        StandInWmi.Blankets.Clear();
        WindowsWmiNamespace connected = WindowsWmi.Connect(@"root\stand-in", locator);
        Contract.Equal(2, StandInWmi.Living);
        Contract.Equal(3, connected.Query("SELECT * FROM Any").Count);

        // RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE: the namespace and the results.
        Contract.Equal("(6, 3) (6, 3)", string.Join(' ', StandInWmi.Blankets));

        Action[] calls =
        [
            () => connected.Query("SELECT * FROM Any"),
            () => connected.Find("Any.Key=1"),
            () => connected.Describe("Any.Key=1", new Dictionary<string, object> { ["Name"] = "x" }),
            () => connected.Describe("Any", new Dictionary<string, object> { ["Names"] = s_names }),
            () => connected.Invoke("Any.Key=1", "Any", "Do", new Dictionary<string, object>()),
            () => connected.Invoke("Any.Key=1", "Any", "Do", new Dictionary<string, object> { ["Names"] = s_names, ["Flag"] = true, ["Number"] = 1L }),
        ];
        foreach (string? failing in s_failing)
        {
            for (int i = 0; i < calls.Length; i++)
            {
                StandInWmi.Failing = failing;
                try
                {
                    calls[i]();
                }
                catch (WmiException)
                {
                    // Also because this Windows may have no writer of CIM-XML.
                }

                Contract.Equal((failing, i, 2), (failing, i, StandInWmi.Living));
            }
        }

        // Texts: what is not freed adds up to 400 MB.
        StandInWmi.Failing = null;
        StandInWmi.Text = new string('x', 100_000);
        long before = 0;
        for (int i = 0; i < 1_050; i++)
        {
            if (i == 50)
            {
                before = Environment.WorkingSet;
            }

            connected.Find("Any.Key=1");
            connected.Invoke("Any.Key=1", "Any", "Do", new Dictionary<string, object> { ["Name"] = StandInWmi.Text });
        }

        GC.Collect();
        long grown = Environment.WorkingSet - before;
        Contract.Holds(grown < 100 * 1024 * 1024);

        connected.Dispose();
        Contract.Equal(1, StandInWmi.Living);
        Com.Release(locator);
        Contract.Equal(0, StandInWmi.Living);
    }
}
