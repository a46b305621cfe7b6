using System.Reflection;
using System.Text.RegularExpressions;
using Lambda.Runtime.Shared;

namespace Lambda.Runtime.Build.Tests;

public sealed class GeneratedNamesTests
{
    /// <summary>The names that are not also ordinary words.</summary>
    private static readonly string[] Names = [.. typeof(GeneratedNames).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (string)field.GetRawConstantValue()!).Where(static name => name.StartsWith("Lambda", StringComparison.Ordinal))];

    [Fact]
    public void Names_AreWrittenInOneFile()
    {
        Assert.True(Names.Length > 5);
        foreach (string file in Repository.Files("src", ".cs").Where(static file => Path.GetFileName(file) != "GeneratedNames.cs"))
        {
            string code = string.Join('\n', File.ReadLines(file).Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
            Assert.All(Names, name => Assert.False(Regex.IsMatch(code, $@"(?<![\w.]){Regex.Escape(name)}(?!\w)"), $"{file} contains '{name}': use GeneratedNames."));
        }
    }

    [Fact]
    public void BuildFiles_AllowInterceptorsInTheNamespace() => Assert.Contains(
        $"$(InterceptorsNamespaces);{GeneratedNames.Namespace}<",
        File.ReadAllText(Repository.At("src/Runtime/msbuild/buildTransitive/Lambda.Runtime.targets")),
        StringComparison.Ordinal);
}
