using System.Text.RegularExpressions;

namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary>The programs of docs/http.md compile.</summary>
public sealed partial class HttpPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.At("docs/http.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Programs => [.. Program().Matches(Page).Select(static match => match.Groups["code"].Value)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void EveryProgram_Compiles(string code) => _ = Generation.Of(code.Replace("using Lambda.Runtime;\n", "", StringComparison.Ordinal));

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Program();
}
