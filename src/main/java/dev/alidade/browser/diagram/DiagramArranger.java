package dev.alidade.browser.diagram;

import dev.alidade.browser.RelationName;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a diagram out: what is referenced left of what references it, lines at right angles that end at their columns.
 * Takes well under a second for a hundred tables, so not for the UI thread.
 */
public final class DiagramArranger {
    /** A picture narrower than this part of its height is laid out again with shorter layers. */
    private static final double NARROW = 0.8;

    /** Width by height of a page that lies on its side. */
    private static final double PAGE = 1.4;

    private static final int SHORTEST_LAYER = 3;
    private static final int TRIES = 3;
    /** What lies between two layers besides their distance: the lines. */
    private static final double LINES = 100;

    private static final double SHELF_GAP = 32;
    private static final double SCREEN = 1.6;

    public DiagramArranger() {
        // makes the types of layout properties known to their copier
        var known = LayoutMetaDataService.getInstance();
        if (known.getAlgorithmData(LayeredOptions.ALGORITHM_ID) == null) {
            known.registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        }
    }

    /**
     * Finds a place for everything.
     *
     * @throws AppException of kind CANCELLED when asked to stop
     */
    public DiagramPlan arrange(Diagram diagram, DiagramDetail detail, Cancellation cancellation) {
        var joined = new HashSet<RelationName>();
        diagram.references().forEach(reference -> {
            joined.add(reference.from());
            joined.add(reference.to());
        });
        var parts =
                diagram.tables().stream().collect(Collectors.partitioningBy(table -> joined.contains(table.name())));
        var woven = new Diagram(parts.getOrDefault(true, List.of()), diagram.references());
        var plan = woven(woven, detail, cancellation);
        var alone = parts.getOrDefault(false, List.of()).stream()
                .map(table -> TableBox.of(table, detail))
                .toList();
        return alone.isEmpty() ? plan : withShelves(plan, alone);
    }

    private static DiagramPlan woven(Diagram diagram, DiagramDetail detail, Cancellation cancellation) {
        if (diagram.tables().isEmpty()) {
            cancellation.check();
            return new DiagramPlan(List.of(), List.of());
        }
        var free = new Graph(diagram, detail).laidOut(0, cancellation);
        if (free.extent().width() >= free.extent().height() * NARROW) {
            return free;
        }
        // as many layers as give the page its shape, if all of them are full
        double width =
                free.boxes().stream().mapToDouble(TableBox::width).average().orElse(1) + LINES;
        double height =
                free.boxes().stream().mapToDouble(TableBox::height).average().orElse(1) + SHELF_GAP;
        double longest = Math.sqrt(diagram.tables().size() * width / (PAGE * height));
        var plan = free;
        for (int i = 0; i < TRIES && plan.extent().width() < plan.extent().height() * NARROW; i++) {
            plan = new Graph(diagram, detail).laidOut(Math.max(SHORTEST_LAYER, (int) longest), cancellation);
            longest *= Math.sqrt(plan.extent().width() / plan.extent().height() / PAGE);
        }
        return plan;
    }

    /** Tables without references stand in rows below the others, as wide as these or as a screen is. */
    private static DiagramPlan withShelves(DiagramPlan plan, List<TableBox> alone) {
        double area = alone.stream()
                .mapToDouble(box -> (box.width() + SHELF_GAP) * (box.height() + SHELF_GAP))
                .sum();
        double width = Math.sqrt(area * SCREEN);
        double x = 0;
        double y = 0;
        if (!plan.boxes().isEmpty()) {
            var extent = plan.extent();
            width = Math.max(width, extent.width());
            x = plan.boxes().stream().mapToDouble(TableBox::x).min().orElse(0);
            y = extent.bottom() + SHELF_GAP;
        }
        double left = x;
        double tallest = 0;
        var boxes = new ArrayList<>(plan.boxes());
        for (var box : alone) {
            if (x > left && x + box.width() > left + width) {
                x = left;
                y += tallest + SHELF_GAP;
                tallest = 0;
            }
            boxes.add(box.at(x, y));
            x += box.width() + SHELF_GAP;
            tallest = Math.max(tallest, box.height());
        }
        return new DiagramPlan(boxes, plan.lines());
    }

    private static final class Graph {
        private final ElkNode root = ElkGraphUtil.createGraph();
        private final Map<RelationName, ElkNode> nodes = new LinkedHashMap<>();
        private final Map<RelationName, TableBox> boxes = new LinkedHashMap<>();
        private final Map<String, ElkPort> ports = new LinkedHashMap<>();
        private final Map<ElkEdge, DiagramReference> edges = new LinkedHashMap<>();

        Graph(Diagram diagram, DiagramDetail detail) {
            for (var table : diagram.tables()) {
                var box = TableBox.of(table, detail);
                var node = ElkGraphUtil.createNode(root);
                node.setDimensions(box.width(), box.height());
                node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
                boxes.put(table.name(), box);
                nodes.put(table.name(), node);
            }
            for (var reference : diagram.references()) {
                boolean loop = reference.from().equals(reference.to());
                var source = port(reference.to(), reference.toColumns().getFirst(), PortSide.EAST, reference);
                var target = port(
                        reference.from(),
                        reference.fromColumns().getFirst(),
                        loop ? PortSide.EAST : PortSide.WEST,
                        reference);
                edges.put(ElkGraphUtil.createSimpleEdge(source, target), reference);
            }
        }

        /** Lines of the same kind share the place where they leave the table referenced; each arrives by itself. */
        private ElkPort port(RelationName name, String column, PortSide side, DiagramReference reference) {
            boolean one = reference.to().equals(name) && side == PortSide.EAST;
            var key =
                    name + "\n" + column + "\n" + side + "\n" + (one ? reference.mandatory() : reference.constraint());
            return ports.computeIfAbsent(key, _ -> {
                var box = boxes.get(name);
                var port = ElkGraphUtil.createPort(nodes.get(name));
                port.setProperty(LayeredOptions.PORT_SIDE, side);
                if (box != null) {
                    double y = box.rowOffset(column) + (one ? (reference.mandatory() ? -3 : 3) : 0);
                    port.setLocation(side == PortSide.EAST ? box.width() : 0, y);
                }
                return port;
            });
        }

        DiagramPlan laidOut(int longestLayer, Cancellation cancellation) {
            root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
            root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
            root.setProperty(LayeredOptions.ASPECT_RATIO, 1.6);
            root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
            // compact, but slow over the long lines between short layers
            root.setProperty(
                    LayeredOptions.NODE_PLACEMENT_STRATEGY,
                    longestLayer > 0 ? NodePlacementStrategy.BRANDES_KOEPF : NodePlacementStrategy.NETWORK_SIMPLEX);
            root.setProperty(LayeredOptions.SPACING_NODE_NODE, 32.0);
            root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 40.0);
            root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 18.0);
            root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 10.0);
            root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 28.0);
            root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 8.0);
            root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 72.0);
            if (longestLayer > 0) {
                root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.COFFMAN_GRAHAM);
                root.setProperty(LayeredOptions.LAYERING_COFFMAN_GRAHAM_LAYER_BOUND, longestLayer);
            }
            new LayeredLayoutProvider().layout(root, new Stoppable(cancellation));
            cancellation.check();
            var placed = new ArrayList<TableBox>();
            boxes.forEach((name, box) -> {
                var node = nodes.get(name);
                placed.add(node == null ? box : box.at(node.getX(), node.getY()));
            });
            var lines = new ArrayList<ReferenceLine>();
            edges.forEach((edge, reference) -> lines.add(new ReferenceLine(reference, spots(edge))));
            return new DiagramPlan(placed, lines);
        }

        private static List<Spot> spots(ElkEdge edge) {
            var section = edge.getSections().getFirst();
            var spots = new ArrayList<Spot>();
            spots.add(new Spot(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(bend -> spots.add(new Spot(bend.getX(), bend.getY())));
            spots.add(new Spot(section.getEndX(), section.getEndY()));
            return spots;
        }
    }

    /** Lets the layout stop between its steps. */
    private static final class Stoppable extends BasicProgressMonitor {
        private final Cancellation cancellation;

        Stoppable(Cancellation cancellation) {
            this.cancellation = cancellation;
        }

        @Override
        public boolean isCanceled() {
            return cancellation.isRequested();
        }
    }
}
