using System.Text;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Layer.Compiler;

/// <summary>Makes a method of an assembly without generated code a handler: a source file with a method that calls it.</summary>
internal static class AssemblyHandler
{
    private const string Name = "method";

    private static readonly SymbolDisplayFormat Code = SymbolDisplayFormat.FullyQualifiedFormat;

    public static (CSharpCompilation Compilation, string Handler) Add(CSharpCompilation compilation, HandlerReference reference, FunctionFolder folder)
    {
        IMethodSymbol method = Find(compilation, reference, folder);
        string source = method.IsStatic ? Static(method) : Instance(method, reference);
        return (compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, FunctionSources.ParseOptions, "method.g.cs", Encoding.UTF8)), Name);
    }

    private static string Static(IMethodSymbol method) => $$"""
        namespace {{GeneratedNames.Namespace}};

        internal static class LambdaMethod
        {
            [global::Lambda.Runtime.LambdaHandler("{{Name}}")]
            internal static {{Returned(method)}} Invoke({{Parameters(method)}}) => {{Full(method.ContainingType)}}.{{TypeNames.Escaped(method.Name)}}({{Arguments(method)}});
        }
        """;

    /// <summary>The instance is created with services, as for any handler.</summary>
    private static string Instance(IMethodSymbol method, HandlerReference reference)
    {
        INamedTypeSymbol type = method.ContainingType;
        IMethodSymbol[] constructors = [.. type.InstanceConstructors.Where(static constructor => constructor.DeclaredAccessibility == Accessibility.Public)];
        if (type.IsAbstract || constructors.Length != 1)
        {
            throw new RuntimeException(
                LayerErrorTypes.InvalidHandler,
                $"_HANDLER is \"{reference.Text}\", an instance method of '{type.ToDisplayString()}', which "
                + $"{(type.IsAbstract ? "is abstract" : $"has {constructors.Length} public constructors")}. "
                + "Expected a class with one public constructor, or a static method.");
        }

        bool isDisposable = type.AllInterfaces.Any(static type => type is { Name: "IDisposable", ContainingNamespace.Name: "System" });
        return $$"""
            namespace {{GeneratedNames.Namespace}};

            internal sealed class LambdaMethod({{Parameters(constructors[0])}}){{(isDisposable ? " : global::System.IDisposable" : "")}}
            {
                private readonly {{Full(type)}} _instance = new {{Full(type)}}({{Arguments(constructors[0])}});

                [global::Lambda.Runtime.LambdaHandler("{{Name}}")]
                internal {{Returned(method)}} Invoke({{Parameters(method)}}) => _instance.{{TypeNames.Escaped(method.Name)}}({{Arguments(method)}});

                {{(isDisposable ? "public void Dispose() => ((global::System.IDisposable)_instance).Dispose();" : "")}}
            }
            """;
    }

    private static IMethodSymbol Find(CSharpCompilation compilation, HandlerReference reference, FunctionFolder folder)
    {
        MetadataReference file = compilation.References.First(found => found is PortableExecutableReference { FilePath: { } path } && path == folder.At(reference.File));
        List<IMethodSymbol> methods = [.. Types(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(file)!).GlobalNamespace)
            .SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(static method => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsGenericMethod: false })];
        var name = new MethodName(reference.Method);
        return methods.FindAll(name.Matches) switch
        {
            [var only] => only,
            [] => throw HandlerProblem.NoMethod(
                reference,
                [.. methods.Select(method => $"{reference.File[..^".dll".Length]}.{MethodName.GetFullName(method)}").Distinct().Order(StringComparer.Ordinal)]),
            var several => throw new RuntimeException(
                LayerErrorTypes.InvalidHandler,
                $"_HANDLER is \"{reference.Text}\", which could mean {string.Join(" or ", several.Select(static method => method.ToDisplayString()))}. "
                + "Name the type as well; of overloads, rename all but one."),
        };
    }

    /// <summary>Returns public types with their nested types. Generic types cannot have handlers.</summary>
    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol symbol)
    {
        foreach (ISymbol member in symbol.GetMembers())
        {
            if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public, IsGenericType: false } type)
                yield return type;
            if (member is INamespaceSymbol or INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public, IsGenericType: false })
            {
                foreach (INamedTypeSymbol inner in Types((INamespaceOrTypeSymbol)member))
                    yield return inner;
            }
        }
    }

    private static string Full(ITypeSymbol type) => type.ToDisplayString(Code);

    private static string Returned(IMethodSymbol method) => Full(method.ReturnType);

    private static string Parameters(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(
        static (parameter, i) => $"{Attributes(parameter)}{Full(parameter.Type)} p{i}"));

    private static string Attributes(IParameterSymbol parameter) =>
        string.Concat(parameter.GetAttributes().Where(IsOfServices).Select(static attribute => $"[global::{attribute}] "));

    private static bool IsOfServices(AttributeData attribute) => attribute.AttributeClass?.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute";

    private static string Arguments(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(static (_, i) => $"p{i}"));
}
