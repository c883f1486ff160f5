package dev.vitals.rule;

import dev.vitals.rule.Guidance.Block;
import dev.vitals.rule.Guidance.Section;
import dev.vitals.rule.Guidance.Span;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads guidance Markdown into blocks; what it does not know (raw HTML, images) is left out. */
final class GuidanceParser extends AbstractVisitor {

    private final List<Section> sections = new ArrayList<>();
    private List<Block> blocks = new ArrayList<>();

    private GuidanceParser() {}

    static Guidance parse(String markdown) {
        var parser = new GuidanceParser();
        Parser.builder().build().parse(markdown).accept(parser);
        return Guidance.of(parser.sections);
    }

    @Override
    public void visit(Heading heading) {
        blocks = new ArrayList<>();
        sections.add(new Section(heading.getLevel(), text(heading), blocks));
    }

    @Override
    public void visit(Paragraph paragraph) {
        blocks.add(new Block.Paragraph(spans(paragraph)));
    }

    @Override
    public void visit(BulletList list) {
        blocks.add(new Block.Items(false, items(list)));
    }

    @Override
    public void visit(OrderedList list) {
        blocks.add(new Block.Items(true, items(list)));
    }

    @Override
    public void visit(FencedCodeBlock code) {
        blocks.add(new Block.Code(code.getInfo(), code.getLiteral()));
    }

    private static List<List<Span>> items(Node list) {
        var items = new ArrayList<List<Span>>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(spans(item));
        }
        return items;
    }

    private static List<Span> spans(Node node) {
        var spans = new ArrayList<Span>();
        node.accept(new AbstractVisitor() {
            private boolean strong;

            @Override
            public void visit(Text text) {
                spans.add(new Span(text.getLiteral(), false, strong));
            }

            @Override
            public void visit(Code code) {
                spans.add(new Span(code.getLiteral(), true, strong));
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                spans.add(new Span(" ", false, strong));
            }

            @Override
            public void visit(StrongEmphasis emphasis) {
                strong = true;
                visitChildren(emphasis);
                strong = false;
            }
        });
        return List.copyOf(spans);
    }

    private static String text(Node node) {
        return spans(node).stream().map(Span::text).reduce("", String::concat);
    }
}
