using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Diagnostics;

/// <summary>What can be wrong with a handler. Each message says what was found and what would be right.</summary>
internal static class HandlerDiagnostics
{
    public static readonly DiagnosticDescriptor Generic = LambdaDiagnostic.Error(
        "LAMBDA001",
        "A handler is not generic",
        "'{0}' cannot be a handler because it or its type is generic, and nothing says which type an event has; write a method that is not generic, in a type that is not");

    public static readonly DiagnosticDescriptor Inaccessible = LambdaDiagnostic.Error(
        "LAMBDA002",
        "A handler can be called from its assembly",
        "'{0}' cannot be a handler because the program cannot call it: {1}; make it and the types around it internal or public");

    public static readonly DiagnosticDescriptor NotStatic = LambdaDiagnostic.Error(
        "LAMBDA003",
        "A handler is static",
        "'{0}' cannot be a handler because it is an instance method; make it static");

    public static readonly DiagnosticDescriptor ParameterKind = LambdaDiagnostic.Error(
        "LAMBDA004",
        "A handler's parameters are passed by value",
        "Parameter '{1}' of handler '{0}' is {2}; a handler takes its event and its LambdaContext by value");

    public static readonly DiagnosticDescriptor TwoEvents = LambdaDiagnostic.Error(
        "LAMBDA005",
        "A handler has one event",
        "Handler '{0}' has two parameters that are the event, '{1}' and '{2}', but an invocation has one; put what it holds into one type");

    public static readonly DiagnosticDescriptor TwoContexts = LambdaDiagnostic.Error(
        "LAMBDA006",
        "A handler has one context",
        "Handler '{0}' takes the LambdaContext twice, as '{1}' and '{2}'; remove one");

    public static readonly DiagnosticDescriptor AsyncVoid = LambdaDiagnostic.Error(
        "LAMBDA007",
        "A handler is not async void",
        "Handler '{0}' is async void, so that no one can tell when it is done or whether it failed; return Task");

    public static readonly DiagnosticDescriptor NotAMethod = LambdaDiagnostic.Error(
        "LAMBDA008",
        "A handler is an ordinary method with a body",
        "'{0}' cannot be a handler because it is {1}; write an ordinary static method");

    public static readonly DiagnosticDescriptor ReturnKind = LambdaDiagnostic.Error(
        "LAMBDA009",
        "A handler returns a value",
        "Handler '{0}' returns {1}; return nothing, a JSON type, or either in Task or ValueTask");

    public static readonly DiagnosticDescriptor BadName = LambdaDiagnostic.Error(
        "LAMBDA010",
        "A handler's name can be written into _HANDLER",
        "The name \"{1}\" of handler '{0}' is empty or holds white space; give a name of other characters, or none, and it goes by its method's name");

    public static readonly DiagnosticDescriptor AmbiguousName = LambdaDiagnostic.Error(
        "LAMBDA011",
        "A handler's name means one handler",
        "_HANDLER=\"{2}\" could mean '{0}' as well as '{1}'; give one of them a name of its own: [LambdaHandler(\"name\")]");

    public static readonly DiagnosticDescriptor OwnMain = LambdaDiagnostic.Info(
        "LAMBDA012",
        "The project has an entry point of its own",
        "The project has handlers and a Main of its own, so none is written; to serve invocations it returns LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All)");

    public static readonly DiagnosticDescriptor NoHandler = LambdaDiagnostic.Error(
        "LAMBDA013",
        "A function has a handler",
        "The program has neither a handler nor a Main; put [LambdaHandler] on a static method");
}
