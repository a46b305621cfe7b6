using Lambda.Runtime.CodeFixes.Editing;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Lambda.Runtime.CodeFixes.Startup;

/// <summary>Writes a class with <c>[LambdaStartup]</c>, and the methods of one.</summary>
internal static class StartupClass
{
    /// <summary>Adds a class that registers the service that a handler takes, after the last type of the handler's namespace.</summary>
    public static Fix? Add(FixContext context)
    {
        if (!context.Diagnostic.Properties.TryGetValue(FixProperties.Type, out string? service) || service is null
            || context.Node.AncestorsAndSelf().FirstOrDefault(static node => node is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax) is not { } container)
        {
            return null;
        }

        string name = context.Model.LookupNamespacesAndTypes(context.Node.SpanStart, name: "Startup").IsEmpty ? "Startup" : "LambdaStartup";
        string registration = Registration(service, context);
        return new Fix(
            $"Add a class that registers '{service.Replace("global::", "")}'",
            "AddStartup",
            new Edit(container, (node, generator) => generator.AddMembers(node, Class(name, registration, generator, context))));
    }

    /// <summary>Adds one of the methods that are called.</summary>
    public static IEnumerable<Fix> AddMethod(SyntaxNode declaration, FixContext context)
    {
        return
        [
            new Fix("Add ConfigureServices", "AddConfigureServices", Add("public static void ConfigureServices(IServiceCollection services) { }")),
            new Fix("Add InitializeAsync", "AddInitialize", Add("public static Task InitializeAsync(IServiceProvider services) => Task.CompletedTask;")),
        ];

        Edit Add(string method) => new(declaration, (node, generator) => generator.AddMembers(node, Method(method, generator, context)));
    }

    private static SyntaxNode Class(string name, string registration, SyntaxGenerator generator, FixContext context)
    {
        MemberDeclarationSyntax method = Method($"public static void ConfigureServices(IServiceCollection services) {{ {registration} }}", generator, context);
        SyntaxNode type = generator.ClassDeclaration(name, accessibility: Accessibility.Internal, modifiers: DeclarationModifiers.Static, members: [method]);
        SyntaxNode attribute = generator.Attribute(TypeEdits.Name(generator, context.Compilation.GetTypeByMetadataName(KnownTypes.StartupAttributeName)!));
        return generator.AddAttributes(type, attribute).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Parses a method. The types of its parameters and its result get usings.</summary>
    private static MemberDeclarationSyntax Method(string text, SyntaxGenerator generator, FixContext context)
    {
        MemberDeclarationSyntax method = SyntaxFactory.ParseMemberDeclaration(text)!.NormalizeWhitespace(elasticTrivia: true);
        return method.ReplaceNodes(
                method.DescendantNodes().OfType<SimpleNameSyntax>(),
                (original, _) => Known(original.Identifier.ValueText, context) is { } type ? TypeEdits.Name(generator, type).WithTriviaFrom(original) : original)
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
    }

    private static INamedTypeSymbol? Known(string name, FixContext context) => name switch
    {
        "IServiceCollection" => context.Known.ServiceCollection,
        "IServiceProvider" => context.Known.ServiceProvider,
        "Task" => context.Known.Task,
        _ => null,
    };

    /// <summary>Registers a class, the only class of the project that implements an interface, or a factory to be written.</summary>
    private static string Registration(string service, FixContext context)
    {
        TypeSyntax name = SyntaxFactory.ParseTypeName(service);
        ISymbol? symbol = context.Model.GetSpeculativeSymbolInfo(context.Node.SpanStart, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        if (symbol is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false })
            return $"services.AddSingleton<{service}>();";
        INamedTypeSymbol[] implementations = symbol is INamedTypeSymbol type
            ? [.. Classes(context.Compilation.Assembly.GlobalNamespace).Where(found => KnownTypes.Implements(found, type) || KnownTypes.IsOrDerives(found, type)).Take(2)]
            : [];
        return implementations.Length == 1
            ? $"services.AddSingleton<{service}, {TypeNames.Full(implementations[0])}>();"
            : $"services.AddSingleton<{service}>(_ => throw new global::System.NotImplementedException());";
    }

    private static IEnumerable<INamedTypeSymbol> Classes(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(static type => type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false })
            .Concat(space.GetNamespaceMembers().SelectMany(Classes));
}
