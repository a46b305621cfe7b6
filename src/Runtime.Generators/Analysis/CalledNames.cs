using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>The names of called methods, for comparisons and messages.</summary>
internal static class CalledNames
{
    public static bool IsIn(ISymbol member, string @namespace) => member.ContainingType?.ContainingNamespace?.ToDisplayString() == @namespace;

    /// <summary><c>CultureInfo.GetCultureInfo("de-DE")</c>, <c>new CultureInfo(…)</c></summary>
    public static string DisplayName(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        string called = method.MethodKind == MethodKind.Constructor ? $"new {method.ContainingType.Name}" : DisplayName(method);
        string argument = arguments.Length > 0 && arguments[0].Value.ConstantValue is { HasValue: true, Value: string text } ? $"\"{text}\"" : "…";
        return $"{called}({argument})";
    }

    /// <summary><c>JsonSerializer.Serialize</c></summary>
    public static string DisplayName(IMethodSymbol method) => $"{method.ContainingType.Name}.{(method.MethodKind == MethodKind.Constructor ? "new" : method.Name)}";
}
