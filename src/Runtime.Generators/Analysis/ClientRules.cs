using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Finds clients that are created in each invocation.</summary>
internal sealed class ClientRules(Compilation compilation)
{
    private readonly INamedTypeSymbol? _httpClient = compilation.GetTypeByMetadataName("System.Net.Http.HttpClient");

    private readonly INamedTypeSymbol? _messageHandler = compilation.GetTypeByMetadataName("System.Net.Http.HttpMessageHandler");

    /// <summary>The base of the SDK's clients. It is found by its name, because several assemblies may have a type with it.</summary>
    private readonly INamedTypeSymbol? _serviceClient = compilation.GetTypesByMetadataName("Amazon.Runtime.AmazonServiceClient").FirstOrDefault();

    /// <summary>Checks a <c>new</c> expression.</summary>
    /// <param name="creation">The expression.</param>
    /// <param name="member">The method whose body it is in, also inside a lambda or a local function.</param>
    public Diagnostic? Check(IObjectCreationOperation creation, ISymbol member)
    {
        bool isHttp = KnownTypes.Is(creation.Type, _httpClient);
        if ((!isHttp && !IsServiceClient(creation.Type))
            || member is not IMethodSymbol method
            || !HandlerAttributes.IsHandler(method)
            || (isHttp && SharesConnections(creation))
            || ClientUse.IsKept(creation))
        {
            return null;
        }

        bool isOfInvocation = ClientArguments.DependOnInvocation(creation);
        string type = creation.Type!.Name;
        bool isEmpty = creation.Arguments.All(static argument => argument.IsImplicit) && creation.Initializer is null;
        string example = $"'private static readonly {type} {ClientNames.FieldName(type)} = new({(isEmpty ? "" : "…")});'";
        return Diagnostic.Create(
            HandlerDiagnostics.ClientInHandler,
            creation.Syntax.GetLocation(),
            // The SDK's clients share connections: another one costs little, and a client for each tenant is right.
            isHttp ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            additionalLocations: null,
            properties: null,
            $"new {type}({(isEmpty ? "" : "…")})",
            TypeNames.ShortName(method),
            isHttp ? "and opens a new connection for its first request" : "and configures it again, instead of once during initialization",
            (isHttp, isOfInvocation) switch
            {
                (true, true) => $"create one for all invocations in a static field, such as {example}, and pass what depends on the invocation with each request",
                (false, true) => "keep one for each value that its arguments depend on, such as in a static ConcurrentDictionary",
                _ => $"create one for all invocations in a static field: {example}",
            });
    }

    /// <summary>Whether a <c>new</c> expression is reported, for the fix of several.</summary>
    public bool IsReported(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellation) =>
        creation.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } declaration
        && model.GetDeclaredSymbol(declaration, cancellation) is { } method
        && model.GetOperation(creation, cancellation) is IObjectCreationOperation operation
        && Check(operation, method) is not null;

    private bool IsServiceClient(ITypeSymbol? type) => type is not null && _serviceClient is not null && KnownTypes.IsOrDerives(type, _serviceClient);

    /// <summary>
    /// Whether the client leaves the connections to a handler that lives longer: <c>new HttpClient(Shared, disposeHandler: false)</c>, also with handlers in front of it.
    /// </summary>
    private bool SharesConnections(IObjectCreationOperation creation) =>
        creation.Arguments.Length == 2
        && creation.Arguments.Any(static argument => argument.Parameter?.Name == "disposeHandler" && argument.Value.ConstantValue is { HasValue: true, Value: false })
        && creation.Arguments.First(static argument => argument.Parameter?.Name == "handler") is { Value: var handler }
        && ClientArguments.Origin(handler).DescendantsAndSelf().Any(IsGivenHandler);

    private bool IsGivenHandler(IOperation operation) =>
        operation is IFieldReferenceOperation or IParameterReferenceOperation or IInvocationOperation
            or IPropertyReferenceOperation { Instance: not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } }
        && operation.Type is { } type
        && KnownTypes.IsOrDerives(type, _messageHandler);
}
