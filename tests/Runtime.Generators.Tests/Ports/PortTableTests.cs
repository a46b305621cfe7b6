using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Lambda.Runtime.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Lambda.Runtime.Generators.Tests.Ports;

/// <summary>The attributes that the pages tell to write exist.</summary>
public sealed partial class PortTableTests
{
    private static readonly HashSet<string> Attributes =
    [
        .. new[] { typeof(LambdaHandlerAttribute), typeof(SqsEvent), typeof(JsonIgnoreAttribute), typeof(ActivatorUtilitiesConstructorAttribute) }
            .SelectMany(static type => type.Assembly.GetExportedTypes())
            .Where(static type => type.IsSubclassOf(typeof(Attribute))).Select(static type => ShortName().Match(type.Name).Groups["name"].Value),
    ];

    [Theory]
    [InlineData("from-runtime-support.md")]
    [InlineData("from-go.md")]
    [InlineData("from-rust.md")]
    public void Attributes_Exist(string name)
    {
        var page = new PortPage(name);
        string[] written =
        [
            .. from line in page.Text.Split('\n')
               where line.StartsWith("| ", StringComparison.Ordinal)
               from cell in line.Split(" | ").Skip(1)
               from Match code in Code().Matches(cell)
               from Match attribute in Attribute().Matches(code.Value)
               select attribute.Groups["name"].Value,
        ];
        Assert.True(written.Length >= 10, $"found {written.Length} attributes in the tables of {name}");
        Assert.All(written, attribute => Assert.Contains(attribute, Attributes));
    }

    [GeneratedRegex(@"^(?<name>\w+?)Attribute(`\d+)?$")]
    private static partial Regex ShortName();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\[(assembly: |property: )?(?<name>[A-Z]\w+)(?=[\](<])")]
    private static partial Regex Attribute();
}
