using Helper.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Helper.Tests.Service;

[TestClass]
public sealed class BackendServerTests
{
    [TestMethod]
    public async Task The_environment_configures_nothing()
    {
        string[] names = ["ASPNETCORE_HELPERTESTS", "DOTNET_HELPERTESTS", "HELPERTESTS"];
        foreach (string name in names)
        {
            Environment.SetEnvironmentVariable(name, "set");
        }

        try
        {
            await using WebApplication server = VerbTable.CreateServer();

            Assert.IsFalse(server.Configuration.AsEnumerable().Any(pair => pair.Key.Contains("HELPERTESTS", StringComparison.OrdinalIgnoreCase)));
            Assert.AreEqual("Production", server.Environment.EnvironmentName);
        }
        finally
        {
            foreach (string name in names)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
