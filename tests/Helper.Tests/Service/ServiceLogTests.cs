using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using DockerDesktop.Service;
using Microsoft.Extensions.Logging;

namespace Helper.Tests.Service;

/// <summary>The events that administrators watch for.</summary>
[TestClass]
public sealed partial class ServiceLogTests
{
    private static readonly LoggerMessageAttribute[] s_messages =
    [
        .. typeof(ServiceLog).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()!).OrderBy(message => message.EventId),
    ];

    [TestMethod]
    public void Every_event_has_one_number_and_stands_in_the_README()
    {
        string readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Service", "README.md"));
        int[] described = [.. EventRow().Matches(readme).SelectMany(row => Numbers(row.Groups[1].Value)).Order()];

        CollectionAssert.AreEqual(s_messages.Select(message => message.EventId).ToArray(), described);
        CollectionAssert.AllItemsAreUnique(described);
    }

    [TestMethod]
    public void The_number_tells_what_an_administrator_should_look_at()
    {
        foreach (LoggerMessageAttribute message in s_messages.Where(message => message.EventId < ServiceLog.FirstRequestEvent))
        {
            Assert.AreEqual(message.EventId >= 100, message.Level >= LogLevel.Warning, message.Message);
        }
    }

    // "101", "6, 7, 8" or "200 to 208".
    private static IEnumerable<int> Numbers(string cell)
    {
        int[] numbers = [.. cell.Split([",", " to "], StringSplitOptions.TrimEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        return cell.Contains(" to ", StringComparison.Ordinal) ? Enumerable.Range(numbers[0], numbers[1] - numbers[0] + 1) : numbers;
    }

    [GeneratedRegex(@"^\| (\d+(?:(?:, | to )\d+)*) \|", RegexOptions.Multiline)]
    private static partial Regex EventRow();
}
