using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Handlers;

/// <summary>Replaces Amazon's <c>ILambdaContext</c> by <c>LambdaContext</c>, whose <c>Logger</c> is an <c>ILogger</c>.</summary>
internal static class AmazonContextFix
{
    /// <summary>Whether the type is Amazon's, also if the project does not refer to its package any more.</summary>
    public static bool IsFor(IParameterSymbol parameter) =>
        parameter.Type is { Name: "ILambdaContext" } type && (type is IErrorTypeSymbol || OtherLibraries.Namespace(type) == "Amazon.Lambda.Core");

    /// <param name="parameter">The parameter of a handler.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="marks">Its attributes <c>[FromServices]</c>, which are removed.</param>
    /// <param name="context">The diagnostic.</param>
    public static Fix Create(IParameterSymbol parameter, ParameterSyntax declaration, IEnumerable<AttributeSyntax> marks, FixContext context)
    {
        SimpleNameSyntax[] logged = [.. declaration.Parent?.Parent?.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => IsLogged(name, parameter.Name)) ?? []];
        return new Fix(
            "Take LambdaContext",
            "TakeContext",
            [
                TypeEdits.Replace(declaration.Type!, context.Known.Context!),
                .. marks.Select(AttributeEdits.Remove),
                .. logged.Where(HasOtherName).Select(static name => new Edit(name, static (node, generator) => generator.IdentifierName("LogInformation").WithTriviaFrom(node))),
                .. Usings(logged, context),
            ]);
    }

    /// <summary>Whether the name is that of a method of the logger: <c>LogError</c> in <c>context.Logger.LogError("…")</c>.</summary>
    private static bool IsLogged(SimpleNameSyntax name, string parameter) =>
        name.Identifier.ValueText.StartsWith("Log", StringComparison.Ordinal)
        && name.Parent is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Logger" } logger } access
        && access.Name == name
        && logger.Expression is IdentifierNameSyntax owner
        && owner.Identifier.ValueText == parameter;

    /// <summary>Whether the name is <c>LogLine</c>, or <c>Log</c> with a message only. An <c>ILogger</c> has <c>LogInformation</c> for both.</summary>
    private static bool HasOtherName(SimpleNameSyntax name) =>
        name.Identifier.ValueText == "LogLine"
        || (name.Identifier.ValueText == "Log" && name.Parent?.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 });

    private static IEnumerable<Edit> Usings(SimpleNameSyntax[] logged, FixContext context) =>
        logged.Length > 0 && context.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Logging.LoggerExtensions") is { } extensions
            ? UsingEdits.Add(logged[0], extensions, context)
            : [];
}
