using System.Collections.Immutable;
using Lambda.Runtime.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Invalid handlers: each is an error at the place that is marked in the source.</summary>
public sealed class DiagnosticTests
{
    /// <summary>Methods in a class <c>Functions</c>.</summary>
    public static TheoryData<string, string> Methods => new()
    {
        { "public static void {|LAMBDA001:Run|}<T>() { }", "'Functions.Run' cannot be a handler because it or its type is generic, and nothing says which type an event has; write a method that is not generic, in a type that is not" },
        { "private static void {|LAMBDA002:Run|}() { }", "'Functions.Run' cannot be a handler because the program cannot call it: 'Run' is private; make it and the types around it internal or public" },
        { "static void {|LAMBDA002:Run|}() { }", "'Run' is private" },
        { "protected static void {|LAMBDA002:Run|}() { }", "'Run' is protected" },
        { "private protected static void {|LAMBDA002:Run|}() { }", "'Run' is private protected" },
        { "public static void Run(ref string {|LAMBDA004:name|}) { }", "Parameter 'name' of handler 'Functions.Run' is passed by reference; take it by value" },
        { "public static void Run(in LambdaContext {|LAMBDA004:context|}) { }", "passed by reference" },
        { "public static void Run(out string {|LAMBDA004:name|}) => name = \"\";", "passed by reference" },
        { "public static void Run(ref readonly int {|LAMBDA004:name|}) { }", "passed by reference" },
        { "public static void Run(string a, int {|LAMBDA005:b|}) { }", "Handler 'Functions.Run' has two parameters that are the event, 'a' and 'b', but an invocation has one; put what it holds into one type, or mark the one that is a service [FromServices]" },
        { "public static void Run(LambdaContext a, LambdaContext {|LAMBDA006:b|}) { }", "Handler 'Functions.Run' takes the LambdaContext twice, as 'a' and 'b'; remove one" },
        { "public static void Run(System.Threading.CancellationToken a, System.Threading.CancellationToken {|LAMBDA006:b|}) { }", "takes the CancellationToken twice, as 'a' and 'b'; remove one" },
        { "public static void Run(LambdaResponseStream a, LambdaResponseStream {|LAMBDA006:b|}) { }", "takes the response twice, as 'a' and 'b'; remove one" },
        { "public static void Run(LambdaResponseStream a, System.IO.TextWriter {|LAMBDA006:b|}) { }", "takes the response twice" },
        { "public static void Run(System.IO.Stream a, byte[] {|LAMBDA005:b|}) { }", "two parameters that are the event, 'a' and 'b'" },
        { "public static void Run(System.IO.TextReader a, int {|LAMBDA005:b|}) { }", "two parameters that are the event, 'a' and 'b'" },
        { "public static async void {|LAMBDA007:Run|}() => await System.Threading.Tasks.Task.Yield();", "Handler 'Functions.Run' is async void, so nothing can wait for it or see that it failed; return Task" },
        { "public static ref int {|LAMBDA009:Run|}() => throw null!;", "Handler 'Functions.Run' returns by reference; return nothing or a value, bare or in Task or ValueTask" },
        { "public static ref readonly int {|LAMBDA009:Run|}() => throw null!;", "by reference" },
        { "public static int Run2() => 1; [*] public static void Run(System.Span<int> {|LAMBDA020:numbers|}) { }", "'numbers' is of type 'System.Span<int>', which cannot be read from JSON: it is a ref struct, which cannot be kept; use another type, give it a [JsonConverter], or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]" },
        { "public static System.Memory<byte> {|LAMBDA009:Run|}() => default;", "Handler 'Functions.Run' returns 'System.Memory<byte>', which is not a response; return byte[], ReadOnlyMemory<byte> or Stream for bytes" },
        { "public static System.Threading.Tasks.Task<System.ReadOnlyMemory<byte>?> {|LAMBDA009:Run|}() => null!;", "returns 'System.ReadOnlyMemory<byte>?'" },
        { "public static System.Span<byte> {|LAMBDA009:Run|}() => default;", "returns 'System.Span<byte>'" },
        { "public static System.ArraySegment<byte> {|LAMBDA009:Run|}() => default;", "returns 'System.ArraySegment<byte>'" },
        { "public static System.Buffers.ReadOnlySequence<byte> {|LAMBDA009:Run|}() => default;", "returns 'System.Buffers.ReadOnlySequence<byte>'" },
        { "public static LambdaResponseStream {|LAMBDA009:Run|}() => null!;", "returns 'Lambda.Runtime.LambdaResponseStream', which is not a response; take it as a parameter, and write to it" },
        { "public static System.IO.StringWriter {|LAMBDA009:Run|}() => null!;", "which is not a response; take TextWriter as a parameter, and write to it" },
        { "public static System.IO.TextReader {|LAMBDA009:Run|}() => null!;", "which is not a response; return Stream, or string with Payload.Text" },
        { "public abstract class Numbers : System.Collections.Generic.IAsyncEnumerable<int> { public abstract System.Collections.Generic.IAsyncEnumerator<int> GetAsyncEnumerator(System.Threading.CancellationToken token); } [*] public static Numbers {|LAMBDA009:Run|}() => null!;", "returns 'Functions.Numbers', which is not a response; return it as IAsyncEnumerable<int>" },
        { "public static System.Collections.Generic.IAsyncEnumerable<System.IO.Stream> {|LAMBDA009:Run|}() => null!;", "returns a sequence of 'System.IO.Stream', which is not a response; return a sequence of byte[] or ReadOnlyMemory<byte> for bytes" },
        { "public static System.Collections.Generic.IAsyncEnumerable<System.Memory<byte>> {|LAMBDA009:Run|}() => null!;", "returns a sequence of 'System.Memory<byte>'" },
        { "public static void Run(System.IO.MemoryStream {|LAMBDA004:stream|}) { }", "Parameter 'stream' of handler 'Functions.Run' is of type 'System.IO.MemoryStream', which a handler does not take; take ReadOnlyMemory<byte>, byte[] or Stream for the event's bytes" },
        { "public static void Run(System.Memory<byte> {|LAMBDA004:bytes|}) { }", "is of type 'System.Memory<byte>'" },
        { "public static void Run(System.ReadOnlySpan<byte> {|LAMBDA004:bytes|}) { }", "is of type 'System.ReadOnlySpan<byte>'" },
        { "public static void Run(System.ReadOnlyMemory<byte>? {|LAMBDA004:bytes|}) { }", "is of type 'System.ReadOnlyMemory<byte>?'" },
        { "public static void Run(System.IO.StreamReader {|LAMBDA004:reader|}) { }", "which a handler does not take; take TextReader for the event as text" },
        { "public static void Run(System.IO.StringWriter {|LAMBDA004:writer|}) { }", "which a handler does not take; take TextWriter for the response as text" },
        { "public static void Run(string a, System.IO.StreamWriter {|LAMBDA004:writer|}) { }", "which a handler does not take; take TextWriter for the response as text" },
        { "public static void Run(System.IServiceProvider {|LAMBDA004:services|}) { }", "is of type 'System.IServiceProvider', which a handler does not take; mark it [FromServices], or take the service itself, marked in this way" },
        { "public static void Run(System.Threading.CancellationToken? {|LAMBDA004:token|}) { }", "is of type 'System.Threading.CancellationToken?', which a handler does not take; take CancellationToken, which is canceled before the deadline" },
        { "public static void Run(System.Threading.CancellationTokenSource {|LAMBDA004:source|}) { }", "take CancellationToken, which is canceled before the deadline" },
        { "public static void Run(Invocation {|LAMBDA004:invocation|}) { }", "which a handler does not take; that is for middleware; take LambdaContext for information about the invocation" },
        { "public static int {|LAMBDA014:Run|}(LambdaResponseStream stream) => 1;", "Handler 'Functions.Run' writes its response to a LambdaResponseStream and also returns 'int', but an invocation has one response; return nothing, Task or ValueTask" },
        { "public static System.Threading.Tasks.Task<string> {|LAMBDA014:Run|}(System.IO.TextWriter writer) => null!;", "writes its response to a TextWriter and also returns 'string'" },
        { "[LambdaHandler(Payload = Payload.Console)] public static byte[] {|LAMBDA014:Run|}() => [];[#]", "writes its response to the console and also returns 'byte[]'" },
        { "[LambdaHandler(Payload = Payload.Console)] public static void Run(int {|LAMBDA015:e|}) { }[#]", "Handler 'Functions.Run' has Payload.Console and reads the event from Console.In, but parameter 'e' is the event too; remove one of them" },
        { "[LambdaHandler(Payload = Payload.Console)] public static void Run(System.IO.TextReader {|LAMBDA015:e|}) { }[#]", "parameter 'e' is the event too" },
        { "[LambdaHandler(Payload = Payload.Console)] public static void {|LAMBDA015:Run|}(LambdaResponseStream stream) { }[#]", "has Payload.Console, but it writes its response to a LambdaResponseStream, and not to Console.Out; change one of them" },
        { "[LambdaHandler(Payload = Payload.Console)] public static void {|LAMBDA015:Run|}(System.IO.TextWriter writer) { }[#]", "has Payload.Console, but it writes its response to a TextWriter, and not to Console.Out; change one of them" },
        { "[LambdaHandler(Payload = Payload.Text)] public static void Run(int {|LAMBDA015:e|}) { }[#]", "has Payload.Text, but parameter 'e' is of type 'int', and not string, TextReader or bytes; change one of them" },
        { "[LambdaHandler(Payload = Payload.Text)] public static int {|LAMBDA015:Run|}() => 1;[#]", "has Payload.Text, but it returns 'int', and not string, bytes or nothing; change one of them" },
        { "[LambdaHandler(Payload = Payload.Text)] public static System.Collections.Generic.IAsyncEnumerable<int> {|LAMBDA015:Run|}() => null!;[#]", "has Payload.Text, but it returns 'System.Collections.Generic.IAsyncEnumerable<int>'" },
        { "[LambdaHandler(Payload = (Payload)7)] public static int {|LAMBDA015:Run|}(int e) => e;[#]", "has the Payload 7, but there are only Payload.Json, Payload.Text and Payload.Console; name one of them" },
        { "[LambdaHandler(CancellationMarginMilliseconds = -1)] public static void {|LAMBDA032:Run|}(System.Threading.CancellationToken token) { }[#]", "The CancellationMarginMilliseconds of handler 'Functions.Run' is -1; expected 0 or more" },
        { "[LambdaHandler(CancellationMarginMilliseconds = 100)] public static void {|LAMBDA033:Run|}() { }[#]", "Handler 'Functions.Run' sets CancellationMarginMilliseconds, but takes no CancellationToken that could be canceled; add the parameter or remove the margin" },
        { "public interface IClock; [*] public static void Run(IClock {|LAMBDA020:clock|}) { }", "'clock' is of type 'Functions.IClock', which cannot be read from JSON: an interface cannot be created; mark the parameter [FromServices] if it is a service, or give the type a [JsonConverter] or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]" },
        { "public interface IClock; [*] public static void Run(string name, IClock {|LAMBDA020:clock|}, System.IDisposable {|LAMBDA020:other|}) { }", "mark the parameter [FromServices] if it is a service" },
        { "public abstract class Clock; [*] public static void Run(string name, Clock {|LAMBDA020:clock|}) { }", "it is abstract and cannot be created; mark the parameter [FromServices] if it is a service" },
        { "public static System.IDisposable {|LAMBDA020:Run|}() => null!;", "'result' is of type 'System.IDisposable', which cannot be written as JSON: this type of .NET is not supported" },
        { "public class Node<T> { public Node<System.Collections.Generic.List<T>>? Next { get; set; } } [*] public static void Run(Node<int> {|LAMBDA020:node|}) { }", "its type arguments are nested too deeply, as where a generic type reaches itself with ever longer ones" },
        { "public class Node<T> { public Node<T[]>? Left { get; set; } public Node<System.Collections.Generic.List<T>>? Right { get; set; } } [*] public static void Run(Node<int> {|LAMBDA020:node|}) { }", "nested too deeply" },
        { "public class Node<T> { public Node<T[]>? Next { get; set; } } [*] public static Node<int> {|LAMBDA020:Run|}() => null!;", "nested too deeply" },
        { "public class Node<T> { [System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public Node<Node<T>> Next { get; } = null!; } [*] public static void Run(Node<int> {|LAMBDA020:node|}) { }", "nested too deeply" },
        { "public static void Run(int[,] {|LAMBDA020:numbers|}) { }", "it is an array of several dimensions" },
        { "public static void Run(dynamic {|LAMBDA020:any|}) { }", "dynamic is not supported" },
        { "public static void Run(System.Action {|LAMBDA020:action|}) { }", "a delegate is not supported" },
        { "public static unsafe void Run(int* {|LAMBDA020:pointer|}) { }", "a pointer is not supported" },
        { "public static void Run(System.Text.StringBuilder {|LAMBDA020:text|}) { }", "this type of .NET is not supported" },
        { "public static void Run(System.Collections.Generic.Dictionary<string[], int> {|LAMBDA020:map|}) { }", "a key of type 'string[]' cannot be a name in JSON; keys are strings, numbers, enums, booleans, chars, Guids, dates and times, Uris and Versions" },
        { "[System.Text.Json.Serialization.JsonConverter(typeof(C))] public enum Key { A } public class C : System.Text.Json.Serialization.JsonConverter<Key> { public override Key Read(ref System.Text.Json.Utf8JsonReader r, System.Type t, System.Text.Json.JsonSerializerOptions o) => 0; public override void Write(System.Text.Json.Utf8JsonWriter w, Key v, System.Text.Json.JsonSerializerOptions o) { } } [*] public static void Run(System.Collections.Generic.Dictionary<Key, int> {|LAMBDA020:map|}) { }", "a key of type 'Functions.Key' cannot be a name in JSON" },
        { "public static System.Threading.Tasks.Task<System.Threading.Tasks.Task<int>> {|LAMBDA020:Run|}() => null!;", "this type of .NET is not supported" },
        { "private record Hidden(int A); [*] public static void Run(string a) { } internal static class Inner { [LambdaHandler] public static string {|LAMBDA011:Run|}() => \"\"; }", "could mean 'Function::Functions::Run' as well as 'Function::Functions+Inner::Run'; give one of them another name: [LambdaHandler(\"name\")]" },
        { "public static void Run() { } [LambdaHandler] public static void {|LAMBDA011:Run|}(string a) { }", "_HANDLER=\"Run\" could mean 'Function::Functions::Run' as well as 'Function::Functions::Run'; rename one of the methods" },
        { "public abstract class Base { public string A { get; set; } = \"\"; } [*] public static void Run(Base {|LAMBDA020:value|}) { }", "it is abstract and cannot be created" },
        { "public abstract record Shape; public record Circle(double Radius) : Shape; [*] public static void Run(Shape {|LAMBDA020:shape|}) { }", "it is abstract and cannot be created; mark the parameter [FromServices] if it is a service, and if it is the event, put [JsonDerivedType(typeof(Functions.Circle), \"Circle\")] on 'Functions.Shape', one for each type that it may be, or give the type a [JsonConverter] or name a JsonSerializerContext" },
        { "public interface IShape; public record Circle(double Radius) : IShape; public record Drawing(IShape[] Shapes); [*] public static void Run(Drawing {|LAMBDA020:drawing|}) { }", "'drawing.Shapes[]' is of type 'Functions.IShape', which cannot be read from JSON: an interface cannot be created; put [JsonDerivedType(typeof(Functions.Circle), \"Circle\")] on 'Functions.IShape', one for each type that it may be, use another type, give it a [JsonConverter], or name a JsonSerializerContext" },
        { "public abstract class Shapes : System.Collections.Generic.List<int>; public class Some : Shapes; public record Drawing(Shapes Shapes); [*] public static void Run(Drawing {|LAMBDA020:drawing|}) { }", "; use another type, give it a [JsonConverter]" },
        { "public class Sub : System.Collections.ArrayList; [*] public static void Run(Sub {|LAMBDA020:value|}) { }", "it is a collection whose element type is not known" },
        { "public record Deep(A First); public record A(B[] Second); public record B(System.Collections.Generic.List<System.Text.StringBuilder> Third); [*] public static void Run(Deep {|LAMBDA020:deep|}) { }", "'deep.First.Second[].Third[]' is of type 'System.Text.StringBuilder'" },
        { "public class OwnAttribute : System.Text.Json.Serialization.JsonConverterAttribute { } public record R { [Own] public int A { get; set; } } [*] public static void Run(R {|LAMBDA021:value|}) { }", "'value.A' carries [Own], which is not supported; remove it, give the type that has it a [JsonConverter], or name a JsonSerializerContext that covers that type: [assembly: LambdaJson(typeof(MyContext))]" },
        { "public class OwnAttribute : System.Text.Json.Serialization.JsonConverterAttribute { } [Own] public record R(int A); [*] public static R {|LAMBDA021:Run|}() => null!;", "'result' carries [Own]" },
        { "public class OwnAttribute : System.Text.Json.Serialization.JsonConverterAttribute { } [Own] public enum E { A } public record R(E A); [*] public static void Run(R {|LAMBDA021:value|}) { }", "'value.A' carries [Own], which is not supported" },
        { "public class OwnAttribute : System.Text.Json.Serialization.JsonConverterAttribute { } [Own] public class L : System.Collections.Generic.List<int>; [*] public static void Run(L[] {|LAMBDA021:value|}) { }", "'value[]' carries [Own], which is not supported" },
        { "[System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public class L : System.Collections.Generic.List<int>; [*] public static void Run(L {|LAMBDA029:value|}) { }", "'value' is of type 'Functions.L', which carries [JsonObjectCreationHandling], but is a collection and has no members; remove it, and put it on the members that contain the collection" },
        { "public class Two { public Two(int a) { } public Two(string b) { } } [*] public static void Run(Two {|LAMBDA022:value|}) { }", "'value' is of type 'Functions.Two', which has neither a public constructor without parameters nor exactly one with parameters; add one, or mark one with [JsonConstructor]" },
        { "public class None { private None() { } } [*] public static void Run(None {|LAMBDA022:value|}) { }", "add one" },
        { "public class C(int a, string b) { public int A => a; public int B => b.Length; } [*] public static void Run(C {|LAMBDA023:value|}) { }", "'value' is of type 'Functions.C', whose constructor parameter 'b' has no public property of that name and type; add the property or rename the parameter" },
        { "public class C : System.Text.Json.Serialization.JsonConverter<int> { public C(int a) { } public override int Read(ref System.Text.Json.Utf8JsonReader r, System.Type t, System.Text.Json.JsonSerializerOptions o) => 0; public override void Write(System.Text.Json.Utf8JsonWriter w, int v, System.Text.Json.JsonSerializerOptions o) { } } public record R([property: System.Text.Json.Serialization.JsonConverter(typeof(C))] int A); [*] public static void Run(R {|LAMBDA025:value|}) { }", "'value.A' names the converter 'Functions.C', which is not a JsonConverter<int> with a public constructor without parameters that the program can call; name one that is" },
        { "public record R { [System.Text.Json.Serialization.JsonExtensionData] public System.Collections.Generic.Dictionary<string, int>? Rest { get; set; } } [*] public static void Run(R {|LAMBDA026:value|}) { }", "'value' is of type 'Functions.R', whose extension data 'Rest' has a type that cannot hold it; make it a Dictionary<string, JsonElement>, a Dictionary<string, object> or a JsonObject" },
        { "public class R { [System.Text.Json.Serialization.JsonExtensionData] public System.Collections.Generic.Dictionary<string, object>? A { get; set; } [System.Text.Json.Serialization.JsonExtensionData] public System.Text.Json.Nodes.JsonObject? B { get; set; } } [*] public static R {|LAMBDA026:Run|}() => null!;", "whose extension data 'B' is not the only one; keep one" },
        { "public record R([property: System.Text.Json.Serialization.JsonExtensionData] System.Text.Json.Nodes.JsonObject Rest); [*] public static void Run(R {|LAMBDA026:value|}) { }", "whose extension data 'Rest' is a parameter of the constructor; make it a separate property" },
        { "public record R { [System.Text.Json.Serialization.JsonExtensionData] public required System.Text.Json.Nodes.JsonObject Rest { get; set; } } [*] public static void Run(R {|LAMBDA026:value|}) { }", "whose extension data 'Rest' is required, though no member of its name is read into it; do not require it" },
        { "public class R { [System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public int[] A { get; set; } = []; } [*] public static void Run(R {|LAMBDA028:value|}) { }", "'value.A' is to be populated, by [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)], but nothing can be added to its type 'int[]', or a converter reads it; make it a collection, dictionary or object that can be changed, or remove the attribute" },
        { "public class R { [System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public System.Collections.Generic.List<int> A { private get; set; } = []; } [*] public static void Run(R {|LAMBDA028:value|}) { }", "but it has no getter; add one, or remove the attribute" },
        { "public struct S { public int A { get; set; } } public class R { [System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public S A { get; } } [*] public static R {|LAMBDA028:Run|}() => null!;", "but its type 'Functions.S' is a struct, and nothing sets it again; add a setter, or remove the attribute" },
        { "[System.Text.Json.Serialization.JsonDerivedType(typeof(D), 1)] public class B; public class D : B; [System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public class R { public B A { get; set; } = new(); } [*] public static void Run(R {|LAMBDA028:value|}) { }", "but a value of its type 'Functions.B' may be of several types, which the JSON names; mark the member with JsonObjectCreationHandling.Replace" },
        { "[System.Text.Json.Serialization.JsonObjectCreationHandling(System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public record R(int A) { public System.Collections.Generic.List<int> B { get; } = []; } [*] public static void Run(R {|LAMBDA028:value|}) { }", "'value.B' is to be populated, by [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)], but its type 'Functions.R' is created by a constructor with parameters, which are read first; give the type a constructor without parameters, or remove the attribute" },
        { "public class R { [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] public int A { get; set; } } [*] public static R {|LAMBDA029:Run|}() => null!;", "'result.A' is ignored when null, but is of type 'int', which is never null; use JsonIgnoreCondition.WhenWritingDefault" },
        { "[System.Text.Json.Serialization.JsonUnmappedMemberHandling(System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow)] public class R { [System.Text.Json.Serialization.JsonExtensionData] public System.Text.Json.Nodes.JsonObject? Rest { get; set; } } [*] public static void Run(R {|LAMBDA029:value|}) { }", "'value' is of type 'Functions.R', whose [JsonUnmappedMemberHandling] disallows unknown members, but whose extension data 'Rest' collects them; remove one of the two" },
        { "public class R { [System.Text.Json.Serialization.JsonRequired] public int A { get; } } [*] public static void Run(R {|LAMBDA029:value|}) { }", "'value.A' is required, but has no setter that JSON can use; add one, or do not require it" },
        { "public class R { [System.Text.Json.Serialization.JsonIgnore] public required int A { get; set; } } [*] public static void Run(R {|LAMBDA029:value|}) { }", "'value.A' is required, but is ignored when JSON is read; remove one of the two" },
        { "public class R { [System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.WriteAsString)] public string A { get; set; } = \"\"; } [*] public static void Run(R {|LAMBDA029:value|}) { }", "'value.A' carries [JsonNumberHandling], but is not a number or a collection of numbers that is read without a converter; remove it" },
        { "public class B { [System.Text.Json.Serialization.JsonPropertyName(\"x\")] public int A { get; set; } } public class R : B { public R(int a) => A = a; public new int A { get; } } [*] public static void Run(R {|LAMBDA029:value|}) { }", "'value.A' has the JSON name \"x\", and another member with the same C# name has \"a\", so it is not known which of them the constructor's parameter 'a' means; rename one" },
        { "public record R(int A) { [System.Text.Json.Serialization.JsonPropertyName(\"A\")] public int Other { get; set; } } [*] public static void Run(R {|LAMBDA024:value|}) { }", "has the JSON name \"A\", which another member also has, ignoring case; give it another with [JsonPropertyName]" },
        { "public record R(int Id, int ID); [*] public static void Run(R {|LAMBDA024:value|}) { }", "give it another with [property: JsonPropertyName]" },
        { "public class R { [System.Text.Json.Serialization.JsonPropertyName(\"a\\nb\")] public int A { get; set; } } [*] public static R {|LAMBDA024:Run|}() => null!;", "contains a control character; give it another with [JsonPropertyName], give the type a [JsonConverter], or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]" },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public Task InvalidMethod_IsAnError(string method, string message) =>
        Verify($$"""public class Functions { {{HandlerLast(method)}} }""", message);

    [Theory]
    [InlineData("public static class F<T> { [LambdaHandler] public static void {|LAMBDA001:Run|}() { } }", "'F.Run' cannot be a handler because it or its type is generic")]
    [InlineData("public class O { private class F { [LambdaHandler] public static void {|LAMBDA002:Run|}() { } } }", "'F' is private")]
    [InlineData("file static class F { [LambdaHandler] public static void {|LAMBDA002:Run|}() { } }", "'F' is local to its file")]
    [InlineData("public interface F { [LambdaHandler] static void {|LAMBDA008:Run|}() { } }", "'F.Run' cannot be a handler because it is a member of an interface; write an ordinary method")]
    [InlineData("public static class F { [LambdaHandler] public static void {|LAMBDA008:Run|}(__arglist) { } }", "it is a method with __arglist")]
    [InlineData("public static class F { [System.Diagnostics.Conditional(\"DEBUG\")] [LambdaHandler] public static void {|LAMBDA008:Run|}() { } }", "it is marked [Conditional], so that calls of it are left out")]
    [InlineData("public class P; public static class F { extension(P p) { [LambdaHandler] public void {|LAMBDA008:Run|}() { } } }", "'F.Run' cannot be a handler because it is a member of an extension block")]
    [InlineData("public abstract class F { [LambdaHandler] public abstract void {|LAMBDA008:Run|}(); }", "it is abstract")]
    [InlineData("public partial class F { [LambdaHandler] static partial void {|LAMBDA008:Run|}(); }", "a partial method without a body")]
    [InlineData("public class F { public static int P { [LambdaHandler] {|LAMBDA008:get|} => 1; } }", "it is not an ordinary method")]
    [InlineData("public class F { [LambdaHandler] public static F operator {|LAMBDA008:+|}(F a, F b) => a; }", "it is not an ordinary method")]
    [InlineData("public static class F { [LambdaHandler(\"\")] public static void {|LAMBDA010:Run|}() { } }", "The name \"\" of handler 'F.Run' is empty or contains white space")]
    [InlineData("public static class F { [LambdaHandler(\"a b\")] public static void {|LAMBDA010:Run|}() { } }", "The name \"a b\" of handler 'F.Run'")]
    [InlineData("public static class F { [LambdaHandler(\"F.Other\")] public static void Run() { } [LambdaHandler] public static void {|LAMBDA011:Other|}() { } }", "_HANDLER=\"F.Other\" could mean")]
    [InlineData("namespace A { public static class F { [LambdaHandler(\"a\")] public static void Run() { } } } namespace B { public static class F { [LambdaHandler(\"b\")] public static void {|LAMBDA011:Run|}() { } } }", "_HANDLER=\"F.Run\" could mean 'Function::A.F::Run' as well as 'Function::B.F::Run'; rename one of the methods")]
    public Task InvalidType_IsAnError(string source, string message) => Verify(source, message);

    [Fact]
    public Task AttributeOnAType_IsLeftToTheCompiler() => Verify(
        "[LambdaHandler] public static class F { [LambdaHandler] public static void Run() { } }",
        "",
        DiagnosticResult.CompilerError("CS0592").WithSpan("/0/Test0.cs", 2, 2, 2, 15).WithArguments("LambdaHandler", "method"));

    [Fact]
    public Task LocalFunction_IsAnError() => Verify(
        "Run(); [LambdaHandler] static void {|LAMBDA008:Run|}() { }",
        "a local function, which nothing outside its method can call");

    [Fact]
    public Task HandlerThatIsTheEntryPoint_IsAnError() => Verify(
        "public static class F { [LambdaHandler] public static void {|LAMBDA008:Main|}() { } }",
        "'F.Main' cannot be a handler because it is the program's entry point, which runs when the process starts; write an ordinary method");

    [Fact]
    public void HandlersOfALibrary_AreAWarning()
    {
        var generation = Generation.Run("static class F { [LambdaHandler] internal static void Run() { } }", OutputKind.DynamicallyLinkedLibrary);
        Diagnostic diagnostic = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal(("LAMBDA034", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal("The project has handlers but is a library, so nothing runs them, and a publish writes no zip; set OutputType to Exe", diagnostic.Text());
        Assert.Equal("Run", diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public Task ProgramWithoutHandlerOrMain_IsAnError() => Verify(
        "public static class F { }",
        "The program has neither a handler nor a Main; put [LambdaHandler] on a public or internal method",
        new DiagnosticResult("LAMBDA013", DiagnosticSeverity.Error),
        DiagnosticResult.CompilerError("CS5001"));

    [Fact]
    public Task PragmaAtTheHandler_SuppressesAWarning() => Verify(
        "public static class F { [LambdaHandler(CancellationMarginMilliseconds = 1)]\n#pragma warning disable LAMBDA033\npublic static void Run() { } }", "");

    /// <summary>The compiler receives the settings of .editorconfig and NoWarn for an id in this form.</summary>
    [Theory]
    [InlineData("LAMBDA033", ReportDiagnostic.Suppress, null)]
    [InlineData("LAMBDA033", ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData("LAMBDA033", ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    [InlineData("LAMBDA035", ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    public void Severity_IsSetByTheProject(string id, ReportDiagnostic option, DiagnosticSeverity? severity)
    {
        var prepared = Generation.Prepare("using Microsoft.Extensions.DependencyInjection; [LambdaStartup] static class S { internal static void ConfigureServices(IServiceCollection services) { } } static class F { [LambdaHandler(CancellationMarginMilliseconds = 1)] internal static void Run() { } }");
        Compilation input = prepared.Input.WithOptions(prepared.Input.Options.WithSpecificDiagnosticOptions([new(id, option)]));
        prepared.Driver.RunGeneratorsAndUpdateCompilation(input, out _, out ImmutableArray<Diagnostic> found, TestContext.Current.CancellationToken);
        Assert.Equal(severity, found.SingleOrDefault(diagnostic => diagnostic.Id == id)?.Severity);
        Assert.Equal(severity is null ? 1 : 2, found.Length);
    }

    [Fact]
    public void EveryDiagnostic_HasAPageAReleaseLineAndATest()
    {
        string tests = string.Concat(Directory.GetFiles(Repository.At("tests/Runtime.Generators.Tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        string releases = File.ReadAllText(Repository.At("src/Runtime.Generators/AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Repository.At("src/Runtime.Generators/AnalyzerReleases.Shipped.md"));
        DiagnosticDescriptor[] descriptors =
            [.. new[] { typeof(Diagnostics.HandlerDiagnostics), typeof(Diagnostics.JsonDiagnostics), typeof(Diagnostics.NativeDiagnostics), typeof(Diagnostics.MemberDiagnostics) }
                .SelectMany(static type => type.GetFields())
                .Select(static field => (DiagnosticDescriptor)field.GetValue(null)!)];

        Assert.Equal(descriptors.Length, descriptors.Select(static d => d.Id).Distinct().Count());
        Assert.All(descriptors, descriptor =>
        {
            string page = Repository.At(DiagnosticPage.Path(descriptor.Id));
            Assert.True(File.Exists(page), $"{descriptor.Id} has no page {page}");
            Assert.Equal(DiagnosticPage.Link(descriptor.Id) ?? "", descriptor.HelpLinkUri);
            Assert.Equal(DiagnosticPage.Link(descriptor.Id) is null, $"{descriptor.MessageFormat}".EndsWith($" ({DiagnosticPage.Path(descriptor.Id)})", StringComparison.Ordinal));
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n", File.ReadAllText(page), StringComparison.Ordinal);
            Assert.Contains($"{descriptor.Id} | Lambda.Runtime | ", releases, StringComparison.Ordinal);
            Assert.Contains(descriptor.Id, tests, StringComparison.Ordinal);
        });
        string[] pages = [.. Directory.GetFiles(Repository.At("docs/diagnostics"), "LAMBDA0*.md").Select(f => Path.GetFileNameWithoutExtension(f)!)];
        Assert.Equal(descriptors.Select(static d => d.Id).Order(), pages.Order());
    }

    /// <summary>Puts the attribute in front of the last member, or in place of <c>[*]</c>, or nowhere if the source ends in <c>[#]</c>.</summary>
    private static string HandlerLast(string members)
    {
        if (members.EndsWith("[#]", StringComparison.Ordinal))
            return members[..^3];
        int mark = members.IndexOf("[*]", StringComparison.Ordinal);
        return mark < 0 ? "[LambdaHandler] " + members : members.Replace("[*]", "[LambdaHandler]", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("https://example.com/owner/name/blob/v1.2.3", "https://example.com/owner/name/blob/v1.2.3/docs/diagnostics/LAMBDA001.md")]
    public void Link_IsThePageAtTheAddressOfTheRepository(string? pagesUrl, string? link) => Assert.Equal(link, DiagnosticPage.Link("LAMBDA001", pagesUrl));

    /// <summary>Checks the marked places with the testing library, and the message of the generator's first diagnostic.</summary>
    internal static async Task Verify(string source, string message, params DiagnosticResult[] further)
    {
        var test = new CSharpSourceGeneratorTest<LambdaHandlerGenerator, DefaultVerifier>
        {
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
            CompilerDiagnostics = CompilerDiagnostics.Errors,
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            TestState =
            {
                Sources = { "using Lambda.Runtime;\n" + source },
                OutputKind = OutputKind.ConsoleApplication,
            },
        };
        test.TestState.AdditionalReferences.AddRange(CompilerInput.References);
        test.TestState.ExpectedDiagnostics.AddRange(further);
        test.SolutionTransforms.Add(static (solution, project) =>
        {
            var options = (Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions)solution.GetProject(project)!.CompilationOptions!;
            return solution.WithProjectCompilationOptions(project, options.WithAllowUnsafe(true).WithNullableContextOptions(NullableContextOptions.Enable));
        });
        await test.RunAsync(TestContext.Current.CancellationToken);

        string plain = System.Text.RegularExpressions.Regex.Replace(source, @"\{\|\w+:(.*?)\|\}", "$1");
        ImmutableArray<Diagnostic> found = Generation.Run(plain).Result.Diagnostics;
        if (message.Length > 0)
            Assert.Contains(message, string.Join("\n", found.Select(static d => d.Text())), StringComparison.Ordinal);
    }
}
