namespace Lambda.Runtime.Generators.Tests;

/// <summary>LAMBDA064: values that are returned as a base type, or put into a member of one, so that their other members are not written.</summary>
public sealed class BaseValueDiagnosticTests
{
    private const string Types =
        "internal class Shape { public string Name { get; set; } = \"\"; } internal class Circle : Shape { public double Radius { get; set; } } "
        + "internal class Square : Shape { public double Side { get; set; } } internal class Point : Shape { } "
        + "[JsonDerivedType(typeof(Dog), \"dog\")] internal class Animal { public int Age { get; set; } } internal class Dog : Animal { public int Tail { get; set; } } internal class Cat : Animal { } "
        + "[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType), JsonDerivedType(typeof(Car))] internal class Vehicle { public int Age { get; set; } } "
        + "internal class Car : Vehicle { public int Doors { get; set; } } internal class Bus : Vehicle { public int Seats { get; set; } } internal class Van : Vehicle { } "
        + "[JsonDerivedType(typeof(Pen))] internal interface ITool { } internal class Pen : ITool { public int Ink { get; set; } } internal class Saw : ITool { public int Size { get; set; } }"
        + "internal interface INamed { string Name { get; } } internal class Person : INamed { public string Name => \"\"; public int Age => 1; } ";

    /// <summary>Handlers and other methods of a class.</summary>
    public static TheoryData<string, string> Values => new()
    {
        { "[LambdaHandler] static Shape Run() => {|LAMBDA064:new Circle()|};", "A value of type 'Shape' is written with the members of 'Shape' only, and those of 'Circle' are lost; put [JsonDerivedType(typeof(Circle), \"Circle\")] on 'Shape', or use 'Circle' itself" },
        { "[LambdaHandler] static Shape? Run(bool a) { if (a) return {|LAMBDA064:new Circle { Radius = 1 }|}; return null; }", "'Circle'" },
        { "[LambdaHandler] static Shape Run(bool a) => a ? {|LAMBDA064:new Circle()|} : {|LAMBDA064:new Square()|};", "those of 'Square' are lost" },
        { "[LambdaHandler] static Shape Run(int a) => a switch { 1 => {|LAMBDA064:new Circle()|}, 2 => new Shape(), _ => throw new Exception() };", "'Circle'" },
        { "[LambdaHandler] static async Task<Shape> Run() { await Task.Yield(); return {|LAMBDA064:new Circle()|}; }", "'Circle'" },
        { "[LambdaHandler] static Task<Shape> Run() => Task.FromResult<Shape>({|LAMBDA064:new Circle()|});", "'Circle'" },
        { "[LambdaHandler] static ValueTask<Shape> Run() => new({|LAMBDA064:new Circle()|});", "'Circle'" },
        { "[LambdaHandler] static ValueTask<Shape> Run() => ValueTask.FromResult((Shape){|LAMBDA064:new Circle()|});", "'Circle'" },
        { "[LambdaHandler] static Shape Run(Circle circle) => {|LAMBDA064:circle|};", "'Circle'" },
        { "[LambdaHandler] static Shape Run() { Shape shape = new Circle(); return {|LAMBDA064:shape|}; }", "'Circle'" },
        { "[LambdaHandler] static async Task<Shape> Run() => {|LAMBDA064:await Load()|}; static Task<Circle> Load() => Task.FromResult(new Circle());", "'Circle'" },
        { "[LambdaHandler] static List<Shape> Run() => [new Shape(), {|LAMBDA064:new Circle()|}];", "'Circle'" },
        { "[LambdaHandler] static IEnumerable<Shape> Run() { yield return {|LAMBDA064:new Circle()|}; }", "'Circle'" },
        { "[LambdaHandler] static async IAsyncEnumerable<Shape> Run() { await Task.Yield(); yield return {|LAMBDA064:new Circle()|}; }", "'Circle'" },
        { "internal record Drawing(Shape First); [LambdaHandler] static Drawing Run() => new({|LAMBDA064:new Circle()|});", "'Circle'" },
        { "static string W() => LambdaJson.Serialize<Shape>({|LAMBDA064:new Circle()|}); [LambdaHandler] static void Run() { }", "'Circle'" },
        { "static string W() => LambdaJson.Serialize<Shape[]>([{|LAMBDA064:new Circle()|}]); [LambdaHandler] static void Run() { }", "'Circle'" },
        { "[LambdaHandler] static Animal Run() => {|LAMBDA064:new Cat()|};", "A value of type 'Animal' cannot be a 'Cat', which its [JsonDerivedType] attributes do not name, so that the value fails when it is written; put [JsonDerivedType(typeof(Cat), \"Cat\")] on 'Animal', or use 'Cat' itself" },
        { "[LambdaHandler] static ITool[] Run() => [new Pen(), {|LAMBDA064:new Saw()|}];", "A value of type 'ITool' cannot be a 'Saw'" },
        { "static string W() => LambdaJson.Serialize<Animal>({|LAMBDA064:new Cat()|}); [LambdaHandler] static void Run() { }", "cannot be a 'Cat'" },
        { "[LambdaHandler] static Vehicle Run() => {|LAMBDA064:new Bus()|};", "A value of type 'Vehicle' is written with the members of 'Vehicle' only, and those of 'Bus' are lost" },
        { "[LambdaHandler] static Shape Run(bool a) { if (a) return {|LAMBDA064:new Circle()|}; return new Circle(); }", "'Circle'" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void DerivedValue_IsAWarning(string members, string message) => MemberWarnings.Verify(Source(members), message);

    [Theory]
    [InlineData("[LambdaHandler] static Shape Run() => new Shape();")]
    [InlineData("[LambdaHandler] static Shape Run() => new Point();")]
    [InlineData("[LambdaHandler] static Circle Run() => new Circle();")]
    [InlineData("[LambdaHandler] static Animal Run() => new Dog();")]
    [InlineData("[LambdaHandler] static Animal Run() => new Animal();")]
    [InlineData("[LambdaHandler] static Vehicle[] Run() => [new Car(), new Van(), new Vehicle()];")]
    [InlineData("[LambdaHandler] static INamed Run() => new Person();")]
    [InlineData("[LambdaHandler] static Shape Run(bool a) { Shape shape = new Circle(); if (a) shape = new Shape(); return shape; }")]
    [InlineData("[LambdaHandler] static Shape Run() { Func<Shape> other = () => new Circle(); return new Shape { Name = other().Name }; }")]
    [InlineData("[LambdaHandler] static Shape Run() { Use(new Circle(), [new Circle()]); return new Shape(); } static void Use(Shape one, List<Shape> others) { }")]
    [InlineData("static string W(Circle circle) => LambdaJson.Serialize(circle); [LambdaHandler] static void Run() { }")]
    public void ValueThatLosesNothing_HasNoWarning(string members) => MemberWarnings.Verify(Source(members));

    private static string Source(string members) =>
        $"{MemberWarnings.Usings}{Types}internal static class F {{ {members.Replace("static", "internal static", StringComparison.Ordinal)} }}";
}
